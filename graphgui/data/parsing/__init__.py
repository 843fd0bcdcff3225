"""A file cut into cells: its encoding, separators, titles, names; and the sheets of workbooks."""
