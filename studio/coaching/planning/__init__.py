"""The next exercise, its load and its reps, from what was done before."""
