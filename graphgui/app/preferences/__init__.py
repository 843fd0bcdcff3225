"""What a person has the program do otherwise."""
