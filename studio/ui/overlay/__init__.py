"""The stage: the client, mirrored, and what is drawn on the body."""
