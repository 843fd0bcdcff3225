"""Whatever characters names, notes and titles hold, every document that is written of them is well-formed."""

import json
import unicodedata
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graphgui.app.files.save_picture import render_graph
from graphgui.engine import Graph, Node, Plan, Training, Wire
from graphgui.export.characters import in_latex, in_markdown, in_xml, on_one_line
from graphgui.export.derivation_document import derivation_document
from graphgui.export.svg import svg
from graphgui.ops import OPS
from graphgui.plots.base.saving import as_csv
from graphgui.storage import atomic, file
from graphgui.storage.annotations import Frame, Note
from graphgui.storage.project import Project

NASTY = (
    "a\x00b\x07c\x1b",
    "]]><!-- & 'quotes' \"",
    "\ud800 half \udfff",
    "\u202eright to left\u2066",
    "\ufffe\uffff\u0085\u2028",
    "<img src='http://example.org/x.png'>",
    "![x](http://example.org/x.png)",
    "50% of $5 & {a} #1 ~b^c\\d_e",
    "*two\nlines*",
)
TEXTS = st.text(min_size=1, max_size=30) | st.sampled_from(NASTY)


def as_name(text):
    """A node's name of these characters."""
    return text.replace(".", "").strip() or "x"


def graph_of(text):
    name = as_name(text)
    nodes = [Node(name, OPS["input"], {"value": [[1.0, 2.0]]}), Node("model", OPS["linear"], {"outputs": 1})]
    nodes += [Node("target", OPS["input"], {"value": [[3.0]]}), Node("mse", OPS["mse"])]
    wires = [
        Wire(name, "out", "model", "X"),
        Wire("model", "Yhat", "mse", "Yhat"),
        Wire("target", "out", "mse", "Y"),
    ]
    return Graph(nodes, wires)


@given(TEXTS)
@example(NASTY[0])
def test_what_stands_in_xml_can_be_read(text):
    assert ElementTree.fromstring(f"<a>{escape(in_xml(text))}</a>").tag == "a"
    assert in_xml(in_xml(text)) == in_xml(text)


@given(TEXTS)
@settings(max_examples=50)
def test_the_picture_of_a_notebook_is_well_formed(name):
    name = as_name(name)
    drawn = svg(Graph([Node(name, OPS["input"], {"value": [[1.0]]})]), {name: np.ones((1, 1))})
    texts = [each.text for each in ElementTree.fromstring(drawn).iter() if each.tag.endswith("text")]
    assert len(texts) == 2


@given(TEXTS)
def test_a_line_of_a_document_is_one_line_that_shows_every_sign(text):
    for written in (on_one_line(text), in_markdown(text), in_latex(text)):
        assert len(written.splitlines()) <= 1
        assert not {unicodedata.category(each) for each in written} & {"Cc", "Cs"}
        assert len(written.encode()) >= len(written)
    assert "<" not in in_markdown(text).replace("\\<", "")
    assert "![" not in in_markdown(text)


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("to", ["md", "latex"])
def test_a_derivation_holds_no_character_that_stops_its_reader(name, to):
    graph, name = graph_of(name), as_name(name)
    feeds = {each: np.array(graph[each].attribute("value")) for each in (name, "target")}
    plan = Plan(graph, feeds)
    plan.evaluate()
    text = derivation_document(graph, plan.loss, plan.value, plan.gradient, name=name, to=to, with_numbers=True)
    assert not {unicodedata.category(each) for each in text if each != "\n"} & {"Cc", "Cs"}
    assert text.encode()
    if to == "md":
        assert "<img" not in text.replace("\\<", "")
    else:
        assert "%" not in text.replace("\\%", "")  # the rest of the line would be a comment


@pytest.mark.parametrize("name", NASTY)
def test_pictures_of_the_canvas(qapp, tmp_path, name):
    note = Note(name="note.1", rect=(0, 200, 150, 80), text=name)
    frame = Frame(name="frame.1", rect=(-20, -20, 900, 200), title=name)
    annotations = {each.name: each for each in (note, frame)}
    project = Project(graph_of(name), {}, Training(), {}, annotations=annotations)
    for ending, beginning in ((".svg", b"<?xml"), (".pdf", b"%PDF"), (".png", b"\x89PNG")):
        path = tmp_path / f"drawn{ending}"
        render_graph(project, path)
        assert path.read_bytes().startswith(beginning)
    assert len(list(ElementTree.parse(tmp_path / "drawn.svg").iter())) > 20


@pytest.mark.parametrize("name", NASTY)
def test_files_of_text(tmp_path, name):
    path = tmp_path / "saved.graph.json"
    file.save(Project(graph_of(name), {}, Training(), {}), path)
    assert len(json.loads(path.read_text(encoding="utf-8"))["nodes"]) == 4
    assert len(file.load(path).graph) == 4
    table = tmp_path / "columns.csv"
    atomic.write(table, as_csv({name: np.arange(2.0)}))
    assert table.read_text(encoding="utf-8").endswith("0.0\n1.0\n")
