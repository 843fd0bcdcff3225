"""A plug-in that cannot be imported is named, and the command goes on."""

from importlib.metadata import EntryPoint

from graphgui import assets
from graphgui.cli import main
from graphgui.ops import OPS
from graphgui.ops.plugins import packages


def test_a_broken_plug_in_is_a_warning_in_the_terminal(monkeypatch, capsys):
    broken = EntryPoint("broken", "no_such_module:OPS", packages.GROUP)
    monkeypatch.setattr(packages, "entry_points", lambda group: [broken])
    for cached in ("_plugins", "_all"):
        monkeypatch.delitem(OPS.__dict__, cached, raising=False)
    assert main(["check", str(assets.path("examples", "five-points.graph.json"))]) == 0
    captured = capsys.readouterr()
    assert "The plug-in “broken” (no_such_module:OPS) was left out: ModuleNotFoundError" in captured.err
    assert "gradients are right" in captured.out
    for cached in ("_plugins", "_all"):
        OPS.__dict__.pop(cached, None)
