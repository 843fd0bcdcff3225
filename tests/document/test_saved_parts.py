"""What a person keeps is there the next time, whatever it is called."""

import pytest

from graphgui.document import edits, saved_parts
from graphgui.words import Problem


@pytest.mark.parametrize("name", ["layer", "two words", "a/b", "Schicht ü", "..", "con?*"])
def test_what_is_kept_is_found_again(document, name):
    text = edits.clipboard.copy(document, ["linear"])
    saved_parts.save_part(name, text)
    assert saved_parts.parts() == [(name, text)]
    edits.clipboard.paste(document, saved_parts.parts()[0][1], None)
    saved_parts.remove_part(name)
    saved_parts.remove_part(name)
    assert saved_parts.parts() == []


def test_parts_come_by_name_and_a_later_one_takes_the_place_of_an_earlier(document):
    for name in ("b", "A", "c"):
        saved_parts.save_part(name, edits.clipboard.copy(document, ["X"]))
    saved_parts.save_part("b", edits.clipboard.copy(document, ["Y"]))
    assert [name for name, _ in saved_parts.parts()] == ["A", "b", "c"]
    assert saved_parts.parts()[1][1] == edits.clipboard.copy(document, ["Y"])


def test_what_is_no_part_or_has_no_name_is_not_kept(document):
    with pytest.raises(Problem, match="This is no part of a graph"):
        saved_parts.save_part("a", "hello")
    with pytest.raises(Problem, match="needs a name"):
        saved_parts.save_part(" ", edits.clipboard.copy(document, ["X"]))
    assert saved_parts.parts() == []


def test_a_file_that_cannot_be_read_hides_no_other(document):
    saved_parts.save_part("good", edits.clipboard.copy(document, ["X"]))
    (saved_parts.folder() / "bad.part.json").write_bytes(b"\xff\xfe")
    assert [name for name, _ in saved_parts.parts()] == ["good"]
