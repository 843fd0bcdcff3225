"""No edit is forgotten: each public function that takes a document is called by name in these tests."""

import inspect
import re
from pathlib import Path

import pytest

from graphgui.document import edits

FUNCTIONS = sorted(
    f"{kind}.{name}"
    for kind in edits.__all__
    for name, function in inspect.getmembers(getattr(edits, kind), inspect.isfunction)
    if function.__module__ == f"{edits.__name__}.{kind}"
    and not name.startswith("_")
    and next(iter(inspect.signature(function).parameters), "") == "document"
)
TESTS = "\n".join(path.read_text() for path in Path(__file__).parents[1].rglob("test_*.py"))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_it_is_tested_by_name(function):
    assert re.search(rf"\bedits\.{re.escape(function)}\b", TESTS)


def test_a_kind_of_edits_that_there_is_not_is_named():
    with pytest.raises(AttributeError, match=r"'graphgui\.document\.edits' has no attribute 'magic'"):
        edits.magic  # noqa: B018
