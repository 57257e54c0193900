"""The owner's pages, one file each."""
