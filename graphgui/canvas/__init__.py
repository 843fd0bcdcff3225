"""The canvas: nodes and wires drawn from the document, and the gestures that edit it."""
