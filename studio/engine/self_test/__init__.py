"""What `studio doctor` looks at."""
