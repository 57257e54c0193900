"""Clients, their consent, their PINs and tags."""
