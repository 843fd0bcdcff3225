"""The Jacobian of an operation that nobody builds: its numbers, its blocks, and what it would cost."""
