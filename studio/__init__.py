"""Glute Studio: a gym kiosk that counts, coaches and logs glute-focused sets."""
