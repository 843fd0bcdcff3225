"""What the program remembers from one run to the next, in the settings of the account."""
