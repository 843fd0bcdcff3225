"""Play, time line, status, and what is said when training goes wrong."""
