"""Controls the screens are built from."""
