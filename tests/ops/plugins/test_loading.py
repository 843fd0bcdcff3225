"""Other packages add operations; one that is broken is named and left out."""

from importlib.metadata import EntryPoint
from types import SimpleNamespace

import numpy as np
import pytest

from graphgui.ops import OPS
from graphgui.ops.op import elementwise
from graphgui.ops.plugins import loading, packages

CUBE = elementwise(
    "cube",
    "Mine",
    "Each element to the third power.",
    forward=lambda out, A: np.multiply(np.multiply(A, A, out), A, out),
    vjp=lambda into, g, _out, A: np.multiply(g, 3 * A * A, into),
    formula=r"A^{\odot 3}",
    gradient=r"3\,G \odot A^{\odot 2}",
)


def entry(name, value, loads):
    """An entry point that loads what it is given, or raises it."""

    class Entry(EntryPoint):
        def load(self):
            if isinstance(loads, BaseException):
                raise loads
            return loads

    return Entry(name, value, packages.GROUP)


@pytest.fixture
def installed(monkeypatch):
    def install(*entries):
        monkeypatch.setattr(packages, "entry_points", lambda group: list(entries))
        return loading.load(["add"])

    return install


def test_a_plug_ins_operations_join_the_table(installed):
    ops, problems = installed(entry("cubes", "mine:CUBE", CUBE), entry("more", "more:OPS", []))
    assert [op.name for op in ops] == ["cube"]
    assert problems == []


@pytest.mark.parametrize(
    ("loads", "reason"),
    [
        (ImportError("no module named lost"), "ImportError: no module named lost"),
        ([SimpleNamespace(name="odd")], "TypeError: namespace(name='odd') is no Op"),
        (OPS["add"], "ValueError: there is an operation called add already"),
        (ZeroDivisionError("division by zero"), "ZeroDivisionError: division by zero"),
    ],
)
def test_a_broken_plug_in_is_named_and_the_others_stay(installed, loads, reason):
    ops, problems = installed(entry("bad", "bad:OPS", loads), entry("cubes", "mine:CUBE", CUBE))
    assert [op.name for op in ops] == ["cube"]
    assert [str(p) for p in problems] == [f"The plug-in “bad” (bad:OPS) was left out: {reason}."]


def test_the_table_holds_a_plug_ins_operation_beside_the_built_in(monkeypatch):
    from graphgui.ops.table import OpTable

    monkeypatch.setattr(packages, "entry_points", lambda group: [entry("cubes", "mine:CUBE", CUBE)])
    table = OpTable()
    assert table["cube"].summary == CUBE.summary
    assert list(table)[-1] == "cube"
    assert len(table) == len(list(table))
    assert table.problems == []
