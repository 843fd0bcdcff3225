"""The largest stable learning rate, and the rate that follows it where nobody has chosen one."""
