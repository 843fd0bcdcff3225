"""Between which sizes the norm of a gradient is a healthy one."""

VANISHING = 1e-8
"""Below it no usual step moves anything."""

EXPLODING = 1e6
"""Above it every step goes too far."""
