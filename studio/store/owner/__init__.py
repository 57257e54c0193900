"""The owner's store: its tables, what is summed up in it, what is erased from it."""
