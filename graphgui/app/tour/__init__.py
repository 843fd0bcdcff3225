"""A walk through five things that a person does, on the real canvas."""
