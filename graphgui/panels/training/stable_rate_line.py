"""What the largest stable learning rate is, beside the rate's field, with a button that takes half of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.rate.stable_rate import StableRateFinder
from graphgui.engine.analysis.stability import StableRate, has_bound, safe_rate
from graphgui.look.colours import Theme
from graphgui.look.numbers import NOT_COMPUTED
from graphgui.look.rates import rate_text
from graphgui.words import shown_number


class StableRateLine(QWidget):
    """Follows the document by itself; empty with an optimiser that has no such bound.

    Attributes:
        label: says the rate, in the colour of trouble where the one that is set is larger.
        button: takes half of it.
    """

    def __init__(
        self,
        document: Document,
        theme: Theme | None = None,
        parent: QWidget | None = None,
        *,
        is_narrow: bool = False,
    ) -> None:
        super().__init__(parent)
        self._document, self._theme, self._is_narrow = document, theme, is_narrow
        self._finder = StableRateFinder.of(document)
        self.label = QLabel(self)
        self.button = QToolButton(self)
        self.button.setText("½")
        self.button.setObjectName("take_stable_rate")
        self.button.setAccessibleName(self.tr("Take half of the largest stable rate"))
        self.button.clicked.connect(self._take)
        for widget in (self.label, self.button):  # nothing beside them moves when the rate is found
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.label)
        row.addWidget(self.button)
        document.training_changed.connect(self._show)
        document.replaced.connect(self._show)
        self._finder.found.connect(self._show)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._show()

    def _show(self) -> None:
        training, stable = self._document.training, self._finder.rate
        # A toolbar shows and hides no widget, but what is in it, and has no room for a rate that is not known.
        is_shown = has_bound(training) and not (self._is_narrow and stable is None)
        self.label.setVisible(is_shown)
        self.button.setVisible(is_shown)
        self.label.setText(self._brief(stable))
        self.label.setToolTip(stable_text(stable) if stable else self.tr("Known once the graph has a loss."))
        self.button.setEnabled(stable is not None and safe_rate(stable) != training.learning_rate)
        if stable is None:
            self.button.setToolTip(self.label.toolTip())
        else:
            tip = self.tr("Take half of the largest stable rate: {rate}")
            self.button.setToolTip(tip.format(rate=rate_text(safe_rate(stable))))
        is_unstable = stable is not None and training.learning_rate > stable.low
        if self._theme:
            colour = self._theme.warning if is_unstable else self._theme.muted
            self.label.setStyleSheet(f"color: {colour}")  # a toolbar's own style has the last word over a palette

    def _brief(self, stable: StableRate | None) -> str:
        """Up to which rate training is stable: in a few words, or in a sign."""
        if stable is None:
            rate, is_exact = NOT_COMPUTED, True
        else:
            rate, is_exact = shown_number(f"{stable.low:.{3 if stable.is_exact else 2}g}"), stable.is_exact
        if self._is_narrow:
            return f"{'≤' if is_exact else '≲'} {rate}"
        return self.tr("stable up to {rate}").format(rate=rate if is_exact else f"≈ {rate}")

    def _take(self) -> None:
        if (stable := self._finder.rate) is not None:
            edits.training.change(self._document, learning_rate=safe_rate(stable))


def stable_text(stable: StableRate) -> str:
    """The largest stable rate in a sentence."""
    if stable.is_exact:
        text = QCoreApplication.translate("RateSlider", "Largest stable rate: {rate}")
        return text.format(rate=shown_number(f"{stable.low:.4g}"))
    return QCoreApplication.translate("RateSlider", "Largest stable rate, estimated: {rate}").format(rate=stable)
