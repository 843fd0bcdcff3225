"""`graphgui derive`: how the gradients of a graph come about, as a document."""

from pathlib import Path

import numpy as np

from graphgui.explain.step_forms import Notation
from graphgui.export.derivation_document import Format, derivation_document
from graphgui.export.derivation_words import Language
from graphgui.storage import atomic, file
from graphgui.terminal.opening import locked_ports, open_project
from graphgui.terminal.output import write


def derive(
    path: Path,
    *,
    notation: Notation,
    language: Language,
    to: Format,
    output: Path | None,
    with_numbers: bool,
    outside: bool = False,
) -> int:
    """Write the document to a file, or on standard output; what a file hides and locks has no numbers."""
    if output is not None:
        atomic.check(output)
    project = open_project(path, outside=outside)
    atomic.check_spares(output, [path, *project.data_files()])
    with file.named(path), np.errstate(all="ignore"):
        plan = project.plan()
        plan.evaluate()
        text = derivation_document(
            plan.graph,
            plan.loss,
            plan.value,
            plan.gradient,
            name=path.name.removesuffix(".graph.json"),
            notation=notation,
            language=language,
            to=to,
            with_numbers=with_numbers,
            hidden=locked_ports(project),
        )
    if output is None:
        write(text.rstrip("\n"))
        return 0
    atomic.write(output, text)
    return 0
