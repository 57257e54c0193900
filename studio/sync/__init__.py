"""From a station's journal to the owner's store."""
