"""Data that are made up or typed: generator and table."""
