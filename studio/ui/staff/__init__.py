"""Pages for staff, behind a PIN, in the station's own window."""
