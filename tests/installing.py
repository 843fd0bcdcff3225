"""Packages that declare operations, written into a folder as an installer would."""

HEAD = """
import numpy as np
from graphgui.ops.op import Attribute, Op, Port, elementwise

def op(name="cube", **changed):
    functions = {
        "forward": lambda out, A: np.multiply(np.multiply(A, A, out), A, out),
        "vjp": lambda into, g, _out, A: np.multiply(g, 3 * A * A, into),
    }
    texts = {"formula": r"A^{\\odot 3}", "gradient": r"3\\,G \\odot A^{\\odot 2}"}
    return elementwise(name, "Mine", "Each element to the third power.", **functions | texts | changed)

"""


def install(folder, name, code, entry_points=None):
    """A package of one module, `code` after `HEAD`, which declares what it calls `OPS`."""
    (folder / f"{name}.py").write_text(HEAD + code, encoding="utf-8")
    metadata = folder / f"{name}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    declared = f"[graphgui.ops]\n{name} = {name}:OPS\n".encode() if entry_points is None else entry_points
    (metadata / "entry_points.txt").write_bytes(declared)
