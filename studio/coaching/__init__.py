"""Pure coaching: what is a rep, how good was it, what to say. No Qt, clock, thread or file."""
