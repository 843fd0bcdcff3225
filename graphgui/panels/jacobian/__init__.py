"""The Jacobian of an operation as a picture, and what it would cost to build it."""
