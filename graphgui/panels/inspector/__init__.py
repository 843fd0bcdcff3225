"""The properties, numbers and formulas of what is selected."""
