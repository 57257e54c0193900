"""Where a hub is: its port, and the files by which programs on its machine know it.

Apart from the hub itself, so that a station without one loads none of the packages it stands on.
"""

ADMIN_FILE = "hub-admin.json"
"""In the hub's data folder while it runs: its port, and the secret of its admin commands."""

CERTIFICATE_FILE = "hub.crt"
"""In the hub's data folder, PEM."""

DEFAULT_PORT = 8443
