"""What is drawn on the body for each cue, as shapes without colours."""
