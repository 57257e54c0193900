"""Controls of the owner's pages."""
