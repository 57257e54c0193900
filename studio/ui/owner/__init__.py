"""The owner's pages: what was trained, by whom, and whether the coaching worked."""
