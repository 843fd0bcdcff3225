"""Errors are found in old workbooks of any length, among all that their records hold beside cells."""

import struct

import pytest

from graphgui.data.parsing.old_workbooks import is_plausible, old_workbook_errors

NONE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD  # what a sector is followed by
BEGIN, END, SHEET, ERROR_OR_TRUTH, FORMULA = 0x809, 0x00A, 0x085, 0x205, 0x006


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def begin(version=0x600):
    return record(BEGIN, struct.pack("<HH12x", version, 5))


def error(row, column, code, is_error=1):
    return record(ERROR_OR_TRUTH, struct.pack("<HHHBB", row, column, 0, code, is_error))


def formula(row, column, result):
    return record(FORMULA, struct.pack("<HHH8s8x", row, column, 0, result))


def book(*cells, name=b"\x01\x00S", version=0x600):
    """A workbook's records, with cells on a sheet called S."""
    sheet = begin(version) + b"".join(cells) + record(END)
    before = begin(version)
    start = len(before) + 4 + 6 + len(name) + 4
    return before + record(SHEET, struct.pack("<IH", start, 0) + name) + record(END) + sheet


def compound(stream, name="Workbook"):
    """A compound file of sectors of 512 bytes: tables of what follows, a folder, the stream."""
    content = max(8, -(-len(stream) // 512))
    tables = -(-(content + 2) // 127)
    following = [TABLE] * tables + [LAST] + [tables + at for at in range(2, content + 1)] + [LAST]
    following += [NONE] * (128 * tables - len(following))
    entry = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HB49xII4x", 2 * len(name) + 2, 2, 0, 0)
    root = entry[:116] + struct.pack("<III", LAST, 0, 0)
    entry = entry[:116] + struct.pack("<III", tables + 1, 512 * content, 0)
    root = "Root Entry".encode("utf-16-le").ljust(64, b"\0") + root[64:]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, tables, tables, 0, 4096, LAST, 0, LAST, 0),
    )
    header += struct.pack("<109I", *range(tables), *[NONE] * (109 - tables))
    folder = (root + entry).ljust(512, b"\0")
    return header + struct.pack(f"<{len(following)}I", *following) + folder + stream.ljust(512 * content, b"\0")


@pytest.fixture
def errors(tmp_path):
    def find(raw):
        (tmp_path / "a.xls").write_bytes(raw)
        return list(old_workbook_errors(tmp_path / "a.xls", "S"))

    return find


def test_values_and_results_that_are_errors(errors):
    of_formula = struct.pack("<BxB3xH", 2, 0x24, 0xFFFF)
    cells = [error(1, 0, 0x07), error(2, 300, 0x2A), formula(3, 1, of_formula)]
    assert errors(compound(book(*cells))) == [(1, 0, "#DIV/0!"), (2, 300, "#N/A"), (3, 1, "#NUM!")]


def test_truths_texts_and_numbers_are_none(errors):
    text, truth = struct.pack("<BxB3xH", 0, 0, 0xFFFF), struct.pack("<BxB3xH", 1, 1, 0xFFFF)
    number = struct.pack("<Q", 0x3FF0000000070002)
    cells = [error(1, 0, 1, is_error=0), *(formula(2, 1, result) for result in (text, truth, number))]
    assert errors(compound(book(*cells))) == []


def test_what_stands_in_a_chart_is_no_cell(errors):
    chart = begin() + error(9, 9, 0x07) + record(END)
    assert errors(compound(book(error(1, 0, 0x17), chart, error(2, 0, 0x1D)))) == [
        (1, 0, "#REF!"),
        (2, 0, "#NAME?"),
    ]


def test_a_workbook_of_many_sectors(errors):
    cells = [error(row, 0, 0x00) for row in range(20_000)]
    assert errors(compound(book(*cells))) == [(row, 0, "#NULL!") for row in range(20_000)]


def test_a_record_as_long_as_one_can_be_is_passed_over(errors):
    assert errors(compound(book(record(0x3C, bytes(65_535)), error(1, 0, 0x2A)))) == [(1, 0, "#N/A")]


def test_a_workbook_of_before_1997(errors):
    assert errors(compound(book(error(1, 0, 0x0F), name=b"\x01S", version=0x500), "Book")) == [(1, 0, "#VALUE!")]


def test_a_name_of_several_letters_is_read_whole(tmp_path):
    path = tmp_path / "a.xls"
    for raw, version, name in [
        (b"\x05Tabl\xe9", 0x500, "Tablé"),
        (b"\x05Table and more", 0x5FF, "Table"),
        (b"\x02\x81\xfc", 0x500, "\ufffdü"),  # Windows-1252 has no such letter
        (b"\x05\x00Tabl\xe9", 0x600, "Tablé"),
        (b"\x05\x0cTable and more", 0x600, "Table"),  # with what other marks say stands behind it
        (b"\x03\x01T\x00a\x00\x61\x01", 0x600, "Taš"),
    ]:
        path.write_bytes(compound(book(error(1, 0, 7), name=raw, version=version)))
        assert list(old_workbook_errors(path, name)) == [(1, 0, "#DIV/0!")]


def test_a_name_of_other_letters_another_sheet_and_another_file(errors):
    assert errors(compound(book(error(1, 0, 7), name=b"\x01\x01S\x00"))) == [(1, 0, "#DIV/0!")]
    assert errors(compound(book(error(1, 0, 7), name=b"\x01\x00T"))) == []
    assert errors(compound(b"", "Something")) == []
    for other in (b"x,y\n1,2\n", b"\xff\xfe" * 600, b"\0" * 600):
        assert errors(other) == []


@pytest.mark.parametrize("form", ["<IIHHH", "<HHHHH"])  # the other before 1997
@pytest.mark.parametrize(
    ("ends", "is_right"),
    [
        ((0, 65_535, 0, 256), True),
        ((0, 65_535, 0, 257), False),
        ((7, 7, 3, 3), True),
        ((8, 7, 3, 3), False),
        ((7, 7, 4, 3), False),
        ((0, 7, 40_000, 50_000), False),
        ((40_000, 50_000, 0, 1), True),
    ],
)
def test_a_sheet_has_no_more_rows_and_columns_than_there_can_be(tmp_path, form, ends, is_right):
    path = tmp_path / "a.xls"
    path.write_bytes(compound(book(record(0x200, struct.pack(form, *ends, 0)), error(0, 0, 7))))
    assert is_plausible(path) == is_right


@pytest.mark.parametrize(
    ("top", "rows", "is_right"), [(0, 65_536, True), (0, 65_537, False), (2**31, 2**31 + 1, False)]
)
def test_a_sheet_has_65536_rows_at_most(tmp_path, top, rows, is_right):
    path = tmp_path / "a.xls"
    path.write_bytes(compound(book(record(0x200, struct.pack("<IIHHH", top, rows, 0, 1, 0)))))
    assert is_plausible(path) == is_right


def test_a_sheet_begins_before_the_end_of_the_workbook(tmp_path):
    path = tmp_path / "a.xls"
    for start, is_right in [(4095, True), (4096, False), (4097, False), (2**31, False)]:  # of 8 sectors
        at = struct.pack("<IH", start, 0)
        path.write_bytes(compound(begin() + record(SHEET, at + b"\x01\x00S") + record(END)))
        assert is_plausible(path) == is_right


def test_tables_of_sectors_that_a_further_sector_names(errors):
    """As where there are more than the 109 that the header has room for."""
    raw = bytearray(compound(book(error(1, 0, 7))))
    sector = len(raw) // 512 - 1
    raw[76:512] = struct.pack("<109I", *[NONE] * 109)
    raw[68:76] = struct.pack("<II", sector, 2)
    raw += struct.pack("<128I", *[NONE] * 127, sector + 1)
    raw += struct.pack("<128I", 0, *[NONE] * 126, LAST)
    assert errors(bytes(raw)) == [(1, 0, "#DIV/0!")]


def test_a_cell_beyond_the_last_column_is_damage(tmp_path):
    path = tmp_path / "a.xls"
    for column in (255, 256, 40_000):
        kinds = (0x0BD, 0x0BE, 0x0D6, 0x0FD, 0x201, 0x203, 0x204, 0x27E)  # of numbers, blanks and texts
        cells = [record(kind, struct.pack("<HH10x", 1, column)) for kind in kinds]
        for cell in (error(1, column, 7), formula(1, column, bytes(8)), *cells):
            path.write_bytes(compound(book(error(0, 0, 7), cell)))
            assert is_plausible(path) == (column < 256)


@pytest.mark.parametrize("at", [40, 44, 64, 72])  # of folders, of tables, of short ones, of further ones
def test_more_sectors_than_the_file_has_are_damage(tmp_path, at):
    raw = bytearray(compound(book(error(1, 0, 7))))
    path = tmp_path / "a.xls"
    for count, is_right in [(len(raw) // 512, True), (len(raw) // 512 + 1, False)]:
        raw[at : at + 4] = struct.pack("<I", count)
        path.write_bytes(raw)
        assert is_plausible(path) == is_right


@pytest.mark.parametrize("sector", range(10))
def test_sectors_that_lead_back_into_themselves_are_damage(tmp_path, sector):
    """Whoever follows them takes all the memory that there is."""
    whole = bytearray(compound(book(error(1, 0, 7))))
    path = tmp_path / "a.xls"
    path.write_bytes(whole)
    assert is_plausible(path)
    is_table = whole[512 + 4 * sector : 516 + 4 * sector] == struct.pack("<I", TABLE)
    whole[512 + 4 * sector : 516 + 4 * sector] = struct.pack("<I", sector)
    path.write_bytes(whole)
    assert is_plausible(path) == is_table  # the table's own sectors are in no chain
