"""One cell may be very long: what looks at it takes as long as it is, and not the square of that."""

import time
from contextlib import suppress
from functools import partial

import pytest

from graphgui.data.frames import read_frame
from graphgui.data.read_table import read_table
from graphgui.words import Problem

LENGTH = 60_000
UNITS = [
    "1",
    "0",
    " ",
    "-",
    ".",
    ",",
    "e",
    "1e",
    "1 ",
    "1,234",
    "10^",
    "1·10",
    "inf",
    "€1",
    "=1",
    "2023-01-01 ",
    '"',
]


def seconds(read) -> float:
    began = time.process_time()
    with suppress(Problem):
        read()
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("read", [read_table, read_frame])
def test_a_long_cell_is_read_or_refused_soon(tmp_path, unit, read):
    mark = "" if '"' in unit else '"'
    path = tmp_path / "a.csv"
    for end in ("", "x", "1"):
        path.write_text(f"x,y\n{mark}{unit * (LENGTH // len(unit))}{end}{mark},1\n2,3\n")
        assert seconds(partial(read, path)) < 2
