"""The threads that run a set: capture, analysis, session, health. No Qt here."""
