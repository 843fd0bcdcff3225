"""The panel of a lesson: its text, what is to be done, the answer, and how far it is."""
