"""Files of strangers are parsed in a process of its own, which may die over one: the program does not."""
