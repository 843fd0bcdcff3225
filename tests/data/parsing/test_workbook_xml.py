"""What a sheet says beside its values is found by row and column, and of rows that are read it is said."""

import pytest

from graphgui.data.parsing.workbook_xml import sheet_remarks, unread_cells


def hidden(*rows):
    return "".join(f'<row r="{row}" spans="1:2" hidden="1" ht="0"><c r="A{row}"/></row>' for row in rows).encode()


def merged(*ranges):
    cells = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return f"<mergeCells>{cells}</mergeCells>".encode()


ONE = "Row {} is hidden in the sheet, and is read as any other."
MANY = "{} rows, the first is row {}, are hidden in the sheet, and are read as any other."
MERGED = "From row {} on, cells are merged over several rows: a value counts for the first of its rows alone."


@pytest.mark.parametrize(
    ("content", "first", "said"),
    [
        (None, 1, []),
        (b"", 1, []),
        (hidden(3), 1, [ONE.format(3)]),
        (hidden(3), 3, [ONE.format(3)]),
        (hidden(3), 4, []),
        (hidden(2, 3, 5), 3, [MANY.format(2, 3)]),
        (hidden(*range(1, 10_001)), 1, [MANY.format("10\u202f000", 1)]),
        (b'<row r="3" hidden="true">', 1, [ONE.format(3)]),
        (b'<row r="3" hidden="0"><c r="A3"/></row>', 1, []),
        (b'<cols><col min="1" hidden="1"/></cols><row r="3"></row>', 1, []),
        (merged("A3:A4"), 3, [MERGED.format(3)]),
        (merged("A3:A4"), 4, []),
        (merged("A3:B3"), 1, []),
        (merged("AB12:AC20", "A3:A4", "A1:A2"), 2, [MERGED.format(3)]),
        (hidden(5) + merged("A3:A4"), 1, [ONE.format(5), MERGED.format(3)]),
    ],
)
def test_rows_that_are_hidden_or_merged_are_said_from_the_first_that_is_read(content, first, said):
    assert list(map(str, sheet_remarks(content, first))) == said


def error(at, text="#N/A"):
    return f'<c r="{at}" s="1" t="e"><f>1/0</f><v>{text}</v></c>'.encode()


@pytest.mark.parametrize(
    ("letters", "column"),
    [
        ("A", 0),
        ("B", 1),
        ("Z", 25),
        ("AA", 26),
        ("AZ", 51),
        ("BA", 52),
        ("ZZ", 701),
        ("AAA", 702),
        ("XFD", 16_383),
    ],
)
def test_columns_are_counted_by_their_letters(tmp_path, letters, column):
    (tmp_path / "a.xlsx").write_bytes(b"")
    assert list(unread_cells(tmp_path / "a.xlsx", "S", error(f"{letters}7"))) == [(6, column, "#N/A")]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (None, []),
        (b'<c r="A1"><v>1</v></c>', []),
        (error("A1", "#REF!") + error("C2"), [(0, 0, "#REF!"), (1, 2, "#N/A")]),
        (b'<c r="A1"><f>B1+1</f></c>', [(0, 0, "=B1+1")]),
        (b'<c r="A1" s="2"><f t="shared" si="0">B1&gt;1</f><v/></c>', [(0, 0, "=B1>1")]),
        (b'<c r="A1"><f>B1</f><v></v></c>' + error("B1"), [(0, 1, "#N/A"), (0, 0, "=B1")]),
        (b'<c r="A1"><f>B1</f><v>5</v></c>', []),
        (b'<c r="A1" t="str"><f>B1</f><v></v></c>', []),
    ],
)
def test_errors_and_formulas_without_results_are_found(tmp_path, content, found):
    (tmp_path / "a.xlsx").write_bytes(b"")
    assert list(unread_cells(tmp_path / "a.xlsx", "S", content)) == found
