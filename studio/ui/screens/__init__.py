"""One file per kiosk screen. A screen draws what it is told and asks for things, no more."""
