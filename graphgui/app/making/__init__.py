"""How what a window shows is made and connected."""
