"""What a person can ask for, and where it is offered: menus, keys, palette."""
