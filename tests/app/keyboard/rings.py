"""What a focus ring changes on the screen: pixels with it and without, and how far they are apart."""

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

AROUND = 3  # pixels beyond a widget that may belong to its ring


def luminance(pixels):
    """Relative luminance of RGB bytes, after WCAG 2.2."""
    share = pixels.astype(float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def pixels_of(image: QImage):
    """Rows of RGB bytes."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return flat[:, : image.width(), 2::-1].copy()


def seen_of(widget: QWidget) -> QRect:
    """What is seen of a widget, in its window; of what scrolls its contents are seen."""
    window, seen = widget.window(), QRect()
    for part in [widget, *widget.findChildren(QWidget)]:
        area = part.visibleRegion().boundingRect()
        if not area.isEmpty():
            seen |= QRect(part.mapTo(window, area.topLeft()), area.size())
    return seen


def place_of(widget: QWidget) -> QRect:
    """That, and a little around it."""
    return seen_of(widget).adjusted(-AROUND, -AROUND, AROUND, AROUND) & widget.window().rect()


def shot(window: QWidget, place: QRect):
    QApplication.processEvents()
    return pixels_of(window.grab(place).toImage())


def apart(one, other):
    """The contrast of each pixel in one picture with the same in the other."""
    first, second = luminance(one) + 0.05, luminance(other) + 0.05
    return np.maximum(first, second) / np.minimum(first, second)
