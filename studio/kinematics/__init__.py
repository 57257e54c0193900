"""Pure measures of a body: angles, filters, view, features. No Qt, clock, thread or file."""
