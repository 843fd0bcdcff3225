"""What a cell looks like at a glance."""

import pytest

from graphgui.data.parsing.file_shape import cell_kind

KINDS = {
    "number": [
        *(
            "1",
            "-1.5",
            "+2",
            "−3",
            "–4",
            ".5",
            "5.",
            "1e5",
            "1.5E-3",
            "1,234.5",
            "1 234",
            "1'234",
            "1’234",
            "1\u202f234",
        ),
        *("$5", "-$5", "$ 5", "5 €", "5%", "5 ‰", "5 kg", "5kg", "5 m.", "(5)", "(5.00 $)"),
    ],
    "date": [
        *(
            "2020-01-02",
            "1/2/2020",
            "1.2.20",
            "2020-01-02T10:30",
            "2020-01-02 10:30:15",
            "10:30",
            "10:30:15",
            "-1:30",
        ),
        *("100:30:15.5", "10:30:15,25"),
    ],
    "text": [
        *("a", "5 kilo", "1-2", "2020-01/02", "5 k5", "1:2", "1000:30", "$", "abc 5", "1 2 a b", "5 kg m"),
        *("12345-1-1", "1-123-1", "10:30 pm", "5 _", "---5"),
    ],
    "nothing": [
        "",
        "  ",
        "NA",
        "n/a",
        "N.A.",
        "NaN",
        "null",
        "None",
        "?",
        "-",
        "--",
        ".",
        "#N/A",
        "\\N",
        "missing",
    ],
}


@pytest.mark.parametrize(("cell", "kind"), [(cell, kind) for kind, cells in KINDS.items() for cell in cells])
def test_a_cell_is_a_number_a_date_a_text_or_nothing(cell, kind):
    assert cell_kind(cell) == cell_kind(f" {cell} ") == kind
