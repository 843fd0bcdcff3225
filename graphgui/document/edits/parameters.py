"""Parameters put in by hand, from which training starts anew."""

from collections.abc import Mapping

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.step_names import translate
from graphgui.ops import Array


def start_at(document: Document, parameters: Mapping[str, Array]) -> None:
    """Put parameters, rows x columns by "node.port", where training is to start; undo puts them back."""
    before = {name: document.project.parameters.get(name) for name in parameters}
    document.push(
        commands.Edit(
            lambda: document.apply_start(parameters),
            lambda: document.apply_start(before),
            translate("edits", "Start training from here"),
        )
    )
