"""What is heard: the voice, short sounds, one thing at a time."""
