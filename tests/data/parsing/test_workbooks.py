"""A workbook's table is found: past empty, title and hidden sheets, past titles, among errors and mixed cells."""

import datetime
import zipfile
from functools import partial
from pathlib import Path

import polars
import pytest
import xlsxwriter

from graphgui.data.frames import read_frame, sheets
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.workbook_xml import is_well_formed, part, sheet_xml, unread_cells
from graphgui.data.worker.client import in_worker
from graphgui.data.worker.limits import Limits
from graphgui.words import Problem


@pytest.fixture
def book(tmp_path):
    """Write sheets, each a list of rows; None leaves a cell empty."""

    def write(hidden=(), **contents):
        with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
            time = workbook.add_format({"num_format": "[h]:mm:ss"})
            for name, rows in contents.items():
                sheet = workbook.add_worksheet(name)
                if name in hidden:
                    sheet.hide()
                else:
                    sheet.activate()
                for at, row in enumerate(rows):
                    for column, cell in enumerate(row):
                        if isinstance(cell, datetime.timedelta):
                            sheet.write_datetime(at, column, cell, time)
                        elif isinstance(cell, str) and cell.startswith("="):
                            sheet.write_formula(at, column, cell, None, "#DIV/0!")
                        elif cell is not None:
                            sheet.write(at, column, cell)
        return tmp_path / "a.xlsx"

    return write


TABLE = [["x", "y"], [1, 2.5], [3, 4.5]]


@pytest.mark.parametrize(
    ("contents", "hidden"),
    [
        ({"Empty": [], "Data": TABLE}, ()),
        ({"Cover": [["Our report"]], "Data": TABLE}, ()),
        ({"Lookup": [["k", "v"], [1, 2]], "Data": TABLE}, ("Lookup",)),
        ({"Data": TABLE, "Other": [["a"], [1]]}, ()),
        ({"Lookup": [["k"], [1]], "Data": TABLE, "Old": TABLE}, ("Lookup", "Old")),
    ],
)
def test_the_first_sheet_that_is_shown_and_holds_a_table_is_read(book, contents, hidden):
    path = book(hidden, **contents)
    frame = read_frame(path)
    assert (frame.sheet, frame.cells.rows()) == ("Data", [(1, 2.5), (3, 4.5)])
    assert [sheet.name for sheet in sheets(path) if sheet.is_hidden] == list(hidden)


def test_a_hidden_sheet_is_read_where_it_is_asked_for_or_nothing_else_is_there(book):
    path = book(("Secret",), Secret=TABLE, Cover=[])
    assert read_frame(path).sheet == "Secret"
    with pytest.raises(Problem, match="The sheet is empty: choose another"):
        read_frame(path, "Cover")
    with pytest.raises(Problem, match="no rows below the header"):  # of the sheet that is shown
        read_frame(book(("Secret",), Secret=TABLE, Cover=[["x", "y"]]))


def test_titles_above_the_names_are_left_out_and_said(book):
    frame = read_frame(
        book(Data=[["Sales", None, None], [], ["a", None, "b"], ["t", "m", "s"], [1, 2, 3], [4, 5, 6]])
    )
    assert [column.name for column in frame.columns] == ["a", "column 2", "b"]
    assert (frame.shape.skip, frame.shape.units, frame.rows) == (2, True, 2)
    assert [str(remark) for remark in frame.remarks] == [
        "A line above the table is left out: “Sales”.",
        "Row 4 holds units, and is left out: t, m, s.",
        "Column 2 has no name: it is called “column 2”.",
    ]


def test_a_sheet_without_names_keeps_its_first_row_and_years_are_names(book):
    frame = read_frame(book(Data=[[1.5, 2], [3, 4]]))
    assert [column.name for column in frame.columns] == ["column 1", "column 2"]
    assert frame.rows == 2
    frame = read_frame(book(Data=[["c", 2019, 2020], ["FR", 1, 2], ["DE", 3, 4]]))
    assert [column.name for column in frame.columns] == ["c", "2019", "2020"]


def test_the_shape_of_a_sheet_can_be_chosen(book):
    path = book(Data=[["Sales"], ["a", "b"], [1, 2]])
    frame = read_frame(path, shape=FileShape(skip=1, header=False))
    assert frame.rows == 2
    assert read_frame(path, shape=FileShape(skip=2, header=False)).cells.rows() == [(1, 2)]


def test_what_is_settled_of_the_shape_of_a_sheet_stays_and_the_rest_is_as_is_likely_beside_it(book):
    path = book(Data=[["Sales", None], ["t", "u"], ["s", "m"], [1, 2], [3, 4]])

    def shape(known, *kept):
        return read_frame(path, shape=known, kept=frozenset(kept)).shape

    assert shape(None) == shape(FileShape(skip=3, header=False, units=False)) == FileShape(skip=1, units=True)
    assert shape(FileShape(skip=2), "skip") == FileShape(skip=2)
    assert shape(FileShape(skip=3), "skip") == FileShape(skip=3, header=False)
    assert shape(FileShape(header=False), "header").header is False
    assert shape(FileShape(skip=3, header=True), "skip", "header") == FileShape(skip=3)
    assert shape(FileShape(units=False), "units") == FileShape(skip=1)
    assert shape(FileShape(skip=3, units=True), "skip", "units") == FileShape(skip=3, header=False, units=True)
    path = book(Data=[["Sales", None], ["t", "u"], [1, 2], [3, 4]])
    assert shape(FileShape(skip=0), "skip") == FileShape(units=True)  # below a single name


def test_cells_with_an_error_are_named_by_their_row(book):
    frame = read_frame(
        book(Data=[[None, "Sales"], [None, "x", "y"], [None, 1.5, "=1/0"], [None, 2, 3], [None, 3, 4]])
    )
    assert [(column.kind, column.missing, column.odd) for column in frame.columns] == [
        ("number", 0, ()),
        ("number", 1, ((3, "#DIV/0!"),)),
    ]


@pytest.mark.parametrize("name", ["B", "A", "C"])
def test_errors_are_those_of_the_sheet_that_is_read(book, name):
    contents = {each: [["x", "y"], [1, 2], [3, "=1/0" if each == name else 4], [5, 6]] for each in "BAC"}
    path = book(**contents)
    assert [read_frame(path, each).column("y").odd for each in "BAC"] == [
        ((3, "#DIV/0!"),) if each == name else () for each in "BAC"
    ]


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ("<c r='B2'><f>A2*2</f><v></v></c>", ((2, "=A2*2"),)),
        ("<c r='B2' s='1'><f>A2&lt;3</f></c>", ((2, "=A2<3"),)),
        ("<c r='B2'><f>A2*2</f><v>3</v></c>", ()),
        ("<c r='B2' t='str'><f>IF(A2&gt;1,A2,&quot;&quot;)</f><v></v></c>", ()),  # an empty text is a result
    ],
)
def test_a_formula_without_its_result_is_said(book, cell, column):
    path = book(Data=[["x", "y"], [1.5, None], [2, 3], [3, 4]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    end = sheet.index(b"</row>", sheet.index(b'r="A2"'))
    parts["xl/worksheets/sheet1.xml"] = sheet[:end] + cell.replace("'", '"').encode() + sheet[end:]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    frame = read_frame(path)
    assert frame.column("y").odd == column
    said = "Some formulas have no results in the file: open it in a spreadsheet program, and save it there."
    assert (said in map(str, frame.remarks)) == bool(column)


def test_rows_that_are_hidden_or_merged_are_said(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.merge_range("A1:B1", "A title over both columns")
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.write_row(1, 0, ["shop", "sales"])
        sheet.merge_range("A4:A5", "B")
        for at, row in enumerate([["A", 1], ["B", 2], [None, 3], ["C", 4]], start=2):
            sheet.write_row(at, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})
    frame = read_frame(tmp_path / "a.xlsx")
    assert frame.cells["shop"].to_list() == ["A", "B", None, "C"]
    assert [str(remark) for remark in frame.remarks] == [
        "A line above the table is left out: “A title over both columns”.",
        "Row 3 is hidden in the sheet, and is read as any other.",
        "From row 4 on, cells are merged over several rows: a value counts for the first of its rows alone.",
    ]


def test_several_hidden_rows_are_counted_and_those_above_the_table_are_not(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate([["x", "y"], [1, 2], [3, 4], [5, 6], [7, 8]]):
            sheet.write_row(at, 0, row)
        for at in (0, 2, 4):
            sheet.set_row(at, None, None, {"hidden": True})
    assert [str(remark) for remark in read_frame(tmp_path / "a.xlsx").remarks] == [
        "2 rows, the first is row 3, are hidden in the sheet, and are read as any other."
    ]


def test_a_sheet_without_rows_below_the_lines_that_are_skipped_is_refused(book):
    with pytest.raises(Problem, match="There are no rows in this file: skip fewer lines"):
        read_frame(book(Data=TABLE), shape=FileShape(skip=3))


def test_only_an_xlsx_has_the_xml_of_a_sheet(book, tmp_path):
    path = book(B=TABLE, A=[["x"], [7]])
    assert b"<v>7</v>" in sheet_xml(path, "A") and b"<v>7</v>" not in sheet_xml(path, "B")
    assert sheet_xml(path, "C") is None
    (tmp_path / "a.csv").write_text("x\n1\n")
    assert sheet_xml(tmp_path / "a.csv", "A") is None
    assert (part(path, "xl/missing.xml"), part(tmp_path / "a.csv", "content.xml")) == (None, None)


def test_of_a_column_without_anything_in_it_nothing_is_logged(book, caplog):
    read_frame(book(Data=[["x", None, "y"], [1.5, None, 2], [2.5, None, 3]]))
    assert caplog.records == []


def test_numbers_beside_texts_keep_all_their_digits(book):
    frame = read_frame(book(Data=[["x"], [1 / 3], ["none here"], [1e-12], [7], [12.34567890123456], [0]]))
    assert frame.cells["x"].to_list() == [1 / 3, None, 1e-12, 7, 12.34567890123456, 0]


def test_texts_beside_numbers_stay_as_they_were_typed(book):
    frame = read_frame(book(Data=[["x", "y"], ["007", 1], ["1e2", 2], [1.5, 3], ["none here", 4], [2, 5]]))
    assert frame.column("x").padded == "007"
    assert read_frame(book(Data=[["x"], ["1.50"], [2.5], ["b"], ["c"]])).cells["x"].to_list() == [
        *("1.50", "2.5", "b", "c"),
    ]


def test_durations_are_seconds_in_workbooks_and_in_parquet(book, tmp_path):
    took = [datetime.timedelta(hours=25), datetime.timedelta(minutes=1, seconds=0.5)]
    polars.DataFrame({"took": took, "at": [datetime.time(1), datetime.time(2)], "y": [1, 2]}).write_parquet(
        tmp_path / "a.parquet"
    )
    frame = read_frame(tmp_path / "a.parquet")
    assert frame.cells.rows() == [(90_000.0, 3600.0, 1.0), (60.5, 7200.0, 2.0)]
    assert str(frame.remarks[0]) == "“took” holds times: they are read as seconds."
    frame = read_frame(book(Data=[["took", "y"], *([each, 1] for each in took)]))
    assert frame.cells["took"].to_list() == [90_000.0, 60.5]


def test_texts_among_times_do_not_hide_the_other_columns(book):
    hour, minute = datetime.timedelta(hours=1), datetime.timedelta(minutes=1)
    frame = read_frame(book(Data=[["odd", "took", "y"], [hour, hour, 1.5], ["late", minute, 2]]))
    assert [column.kind for column in frame.columns] == ["text", "number", "number"]
    assert frame.cells.rows()[1] == ("late", 60, 2)
    assert (frame.cells["took"].to_list(), frame.cells["y"].to_list()) == ([3600, 60], [1.5, 2])


OLD = Path(__file__).parents[1] / "real_world" / "old_error_cells.xls"


@pytest.mark.parametrize(
    ("at", "byte"),
    [
        (1970, 98),  # a sheet of a billion rows
        (1428, 224),  # one that begins behind the end
        (46, 1),  # a table longer than the file
        (30, 0),  # sectors of one byte
    ],
)
def test_a_damaged_old_workbook_is_refused_and_ends_nothing(tmp_path, at, byte):
    raw = bytearray(OLD.read_bytes())
    raw[at] = byte
    path = tmp_path / "a.xls"
    path.write_bytes(raw)
    with pytest.raises(Problem, match="is it damaged"):
        read_frame(path)


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLES = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"


def open_document(path, rows, before="", end=None):
    """A workbook as LibreOffice writes it: numbers, texts, and errors, which begin with #; without `end`."""

    def cell(value):
        kind = f'office:value-type="float" office:value="{value}"'
        if isinstance(value, str):
            kind = 'office:value-type="string"'
            if value.startswith("#"):
                kind += ' office:string-value="" calcext:value-type="error"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"

    lines = [f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows]
    names = f'xmlns:office="{OFFICE}" xmlns:table="{TABLES}" xmlns:text="{TEXT}" xmlns:calcext="{CALC}"'
    body = f'<table:table table:name="S">{before}{"".join(lines)}</table:table>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{MANIFEST}"/>')
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>".replace(
                end or "nothing", ""
            ),
        )
    return path


@pytest.mark.parametrize("empty", [0, 2])
def test_errors_in_an_open_document_are_named(tmp_path, empty):
    before = f'<table:table-row table:number-rows-repeated="{empty}"><table:table-cell/></table:table-row>'
    rows = [["x", "y"], [1, 2], [3, "#DIV/0!"], [4, 5], [6, 7]]
    frame = read_frame(open_document(tmp_path / "a.ods", rows, before if empty else ""))
    assert frame.columns[1].odd == ((3 + empty, "#DIV/0!"),)
    assert frame.cells.rows() == [(1, 2), (3, None), (4, 5), (6, 7)]


@pytest.mark.parametrize("end", ["</table:table>", "</office:body>"])
def test_an_open_document_without_an_end_is_refused_and_not_waited_for(tmp_path, end):
    path = open_document(tmp_path / "a.ods", [["x", "y"], [1, 2]], end=end)
    refused_soon(path)


def test_a_cell_repeated_more_often_than_a_sheet_is_wide_is_refused(tmp_path):
    row = '<table:table-row><table:table-cell table:number-columns-repeated="1048576"/></table:table-row>'
    refused_soon(open_document(tmp_path / "a.ods", [["x", "y"], [1, 2]], row))
    for count in (16_384, 16_385):
        path = open_document(tmp_path / "a.ods", [["x"], [1]], row.replace("1048576", str(count)))
        assert is_well_formed(path) == (count == 16_384)


def test_an_error_repeated_over_cells_and_rows_is_named_in_each(tmp_path):
    error = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
    cells = (
        f'<table:table-cell {error} table:number-columns-repeated="2"><text:p>#REF!</text:p></table:table-cell>'
    )
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    names = f"<table:table-row>{''.join(map(cell.format, 'xyz'))}</table:table-row>"
    row = f"<table:table-row>{cell.format('a')}{cells}</table:table-row>"
    path = open_document(tmp_path / "a.ods", [["a", 1, 2], ["b", 3, 4], ["c", 5, 6]], names + row)
    assert list(unread_cells(path, "S", None)) == [(1, 1, "#REF!"), (1, 2, "#REF!")]


def refused_soon(path):
    with pytest.raises(Problem, match=r"a\.ods cannot be read as ods: is it damaged"):
        in_worker(partial(read_frame, path), path, limits=Limits(10, 2**32, 2**32))
