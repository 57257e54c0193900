"""A believable past to try the owner's pages with."""
