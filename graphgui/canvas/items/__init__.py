"""What stands on the canvas: nodes, wires, groups, and how each is laid out and painted."""
