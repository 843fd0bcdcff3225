"""The shipped examples stand well on the canvas: nothing over anything else, and notes whole in every language."""

from functools import reduce
from itertools import combinations

import pytest
from PySide6.QtCore import QLocale, QRectF

from graphgui.app import language
from graphgui.canvas.items.note_text import note_text
from graphgui.document.document import Document
from graphgui.examples import EXAMPLES
from graphgui.storage.annotations import Note

GAP = 12.0  # at least, between any two
MOST = 1200.0, 760.0  # across and down: what is larger cannot be read in a small window


@pytest.fixture(params=["en", "fr"])
def in_each_language(request, qapp):
    before = QLocale()
    translators = language.install(qapp, request.param)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_nothing_overlaps_and_notes_hold_their_text(in_each_language, show, example):
    document = Document()
    document.open(example.path, as_copy=True)
    user = show(document)
    user.session.evaluate()
    scene = user.view.scene()
    names = [*document.graph.nodes, *document.annotations]
    places = {name: scene.rect(name) for name in names}
    for one, other in combinations(names, 2):
        assert not places[one].adjusted(-GAP, -GAP, GAP, GAP).intersects(places[other]), (one, other)
    whole = reduce(QRectF.united, places.values())
    assert whole.width() <= MOST[0]
    assert whole.height() <= MOST[1]
    for note in document.annotations.values():
        assert isinstance(note, Note)
        text = note_text(note.text, note.rect[2], scene.look)
        assert text.size().height() <= places[note.name].height()  # which grows with a longer language
