"""What opens over a page: the sets behind a number, one set, choices of days and clients."""
