"""The first minute: what stands in the canvas's place where no file is given."""
