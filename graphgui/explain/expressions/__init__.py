"""Formulas as they are computed with: read, simplified, taken apart into elements, evaluated, differentiated."""
