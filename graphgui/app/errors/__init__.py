"""What becomes of an exception that nobody foresaw, and of a crash of the whole process."""
