"""The same small table in every kind of file: a number is missing in it, and a column holds text."""

import polars

CELLS = {
    "age": [59.0, 48.0, None, 24.0],
    "bmi": [32.1, 21.6, 30.5, 25.3],
    "sex": ["m", "f", "m", "f"],
    "y": [151, 75, 141, 206],
}


def write(path):
    """Write the table as the path's ending says; return the path."""
    frame = polars.DataFrame(CELLS)
    match path.suffix:
        case ".parquet":
            frame.write_parquet(path)
        case ".xlsx":
            import xlsxwriter

            with xlsxwriter.Workbook(path) as book:
                polars.DataFrame({"note": ["see the next sheet"]}).write_excel(book, "Notes")
                frame.write_excel(book, "Patients")
        case ".tsv":
            frame.write_csv(path, separator="\t", null_value="NA")
        case _:
            frame.write_csv(path)
    return path
