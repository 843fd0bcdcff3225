"""How the graph is trained, and on which loss."""

from typing import Any

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.step_names import translate


def mark_loss(document: Document, name: str | None) -> None:
    """Say which node is the loss to train; None leaves it to the only loss there is."""
    if name != document.graph.loss:
        document.push(commands.MarkLoss(document, name, translate("edits", "Mark the loss")))


def change(document: Document, **changed: Any) -> None:
    """Change how the graph is trained; a rate that is given stays, whatever graph and data become."""
    settings = document.training.changed(**changed)
    settings.check()
    if settings != document.training:
        document.push(commands.SetTraining(document, settings, translate("edits", "Change the training")))
