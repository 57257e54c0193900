"""The rights of the people in the store: what is kept how long, and erased for good."""
