"""Where pictures come from, and the network that finds a body in them."""
