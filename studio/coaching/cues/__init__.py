"""What a cue measures, when it may speak, and which one the client hears."""
