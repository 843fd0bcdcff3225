"""What is done to the selection: verbs, clipboard, placement, search, typing in place."""
