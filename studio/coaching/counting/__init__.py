"""From movement to reps: where one begins, turns and ends, its range and its tempo."""
