"""The guide for who writes a lesson is true: its example can be taught, and it has every kind of task."""

import re
from pathlib import Path
from typing import get_args

from graphgui import assets
from graphgui.lessons import tasks
from graphgui.lessons.beginning import project_at
from graphgui.lessons.checking import mistakes
from graphgui.lessons.lesson import load
from graphgui.storage import file

GUIDE = (Path(__file__).parents[2] / "docs" / "lessons.md").read_text(encoding="utf-8")


def test_its_example_can_be_taught(tmp_path):
    (written,) = re.findall("```json\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "lesson.json").write_text(written, encoding="utf-8")
    (text,) = re.findall("```markdown\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "en.md").write_text(text + "\n> Do it.\n", encoding="utf-8")
    one_example = project_at(load(assets.path("lessons", "scalar-mse")), 1)
    file.save(one_example, tmp_path / "graph.graph.json")
    assert mistakes(load(tmp_path)) == []


def test_it_has_every_kind_of_task():
    rows = set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE))
    assert rows - {"kind"} == {kind.__struct_config__.tag for kind in get_args(tasks.Task)}
