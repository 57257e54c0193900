"""From the camera to a watched picture: capture, analysis, mailboxes, rates."""
