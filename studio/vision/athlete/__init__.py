"""The demo athlete: a parametric 3-D body drawn from an exercise's own key poses.

One piece, four uses: the moving picture on the exercise card, the embedded demo camera, the
synthetic ground truth, and the station's self-test. Frame of the body, everywhere in this
package: metres, x forward, y to the athlete's left, z up, the floor at z = 0.
"""
