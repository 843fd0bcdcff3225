"""What the canvas does on command: one declaration an action, a file for each kind."""
