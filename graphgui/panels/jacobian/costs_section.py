"""What the Jacobian would cost, and the product of all of them in both orders, for a number of examples."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from graphgui.engine.jacobian.costs import Costs
from graphgui.engine.jacobian.stages import Stage, order_costs
from graphgui.look.colours import Theme
from graphgui.panels.inspector.port_view import heading, quiet
from graphgui.panels.jacobian.cost_bars import Cost, CostBars, bytes_text, count_text
from graphgui.words import isolated, with_separators

_A_DECADE = 10  # notches
_DECADES = 6
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MOST_SIZES = 6  # of a chain that are written out


class CostsSection(QWidget):
    """Bars for one operation and for the whole graph, over a slider for the number of examples.

    Attributes:
        slider: even in the logarithm of the number of examples.
        operations: of the vjp, and of the Jacobian built row by row and multiplied.
        memory: of both.
        orders: multiplications of the whole graph's Jacobians from the right and from the left.

    Signals:
        examples_chosen: how many, by the slider.
    """

    examples_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, _A_DECADE * _DECADES)
        self.slider.setPageStep(_A_DECADE)
        self.slider.setAccessibleName(self.tr("Number of examples"))
        self.slider.valueChanged.connect(
            lambda notch: self.examples_chosen.emit(_first_digits(10.0 ** (notch / _A_DECADE)))
        )
        self.examples = QLabel(self)
        self.operations, self.memory, self.orders = (CostBars(theme, self) for _ in range(3))
        self.said = quiet(parent=self)
        self.chain = quiet(parent=self)
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self.examples)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(heading(self.tr("Why nobody builds it"), self))
        layout.addLayout(row)
        layout.addWidget(quiet(self.tr("Operations on numbers"), self))
        layout.addWidget(self.operations)
        layout.addWidget(quiet(self.tr("Memory"), self))
        layout.addWidget(self.memory)
        layout.addWidget(self.said)
        layout.addSpacing(6)
        layout.addWidget(heading(self.tr("The whole graph"), self))
        layout.addWidget(self.chain)
        layout.addWidget(self.orders)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for bars in (self.operations, self.memory, self.orders):
            bars.set_theme(theme)

    def show_examples(self, count: int, is_free: bool) -> None:
        """Stand at so many, without saying so; the slider is of use where others can be asked for."""
        self.slider.setEnabled(is_free)
        self.examples.setText(self.tr("q = {count}").format(count=with_separators(count)))
        place = min(range(self.slider.maximum() + 1), key=lambda notch: abs(10.0 ** (notch / _A_DECADE) - count))
        with QSignalBlocker(self.slider):
            self.slider.setValue(place)

    def show_costs(self, costs: Costs | None) -> None:
        """Of one operation; None where they are not known."""
        self.operations.setVisible(costs is not None)
        self.memory.setVisible(costs is not None)
        if costs is None:
            self.said.setText(self.tr("This graph fits its own number of examples alone."))
            return
        vjp, built = self.tr("vjp, without J"), self.tr("J built, then Jᵀ G")
        whole = costs.build + costs.multiply
        self.operations.show_costs(
            [Cost(vjp, costs.vjp, count_text(costs.vjp)), Cost(built, whole, count_text(whole))]
        )
        self.memory.show_costs(
            [
                Cost(vjp, costs.vjp_bytes, bytes_text(costs.vjp_bytes)),
                Cost(self.tr("J alone"), costs.jacobian_bytes, bytes_text(costs.jacobian_bytes)),
            ]
        )
        times = costs.jacobian_bytes // max(1, costs.vjp_bytes)
        self.said.setText(
            self.tr("The Jacobian takes {times} times the memory: a row for each number of the output.").format(
                times=count_text(times)
            )
            if times > 1
            else self.tr("The output is one number, and its Jacobian one row: the gradient itself.")
        )

    def show_chain(self, chain: Sequence[Stage], symbol: str) -> None:
        """Of the operations from an input, which is called so, to the loss; empty where none lead there."""
        self.orders.setVisible(len(chain) > 1)
        if not chain:
            self.chain.setText(self.tr("No wire leads from here to a loss."))
            return
        sizes = [isolated(f"{count_text(stage.after)} × {count_text(stage.before)}") for stage in reversed(chain)]
        if len(sizes) > _MOST_SIZES:
            sizes = [*sizes[: _MOST_SIZES // 2], "…", *sizes[-_MOST_SIZES // 2 :]]
        names = [f"J{str(len(chain) - place).translate(_SUBSCRIPTS)}" for place in range(len(chain))]
        if len(names) > _MOST_SIZES:
            names = [names[0], "…", names[-1]]
        template = self.tr("∂C/∂{symbol} = {names}, of {sizes}: multiplications from the right and from the left")
        self.chain.setText(template.format(symbol=symbol, names=" ".join(names), sizes=", ".join(sizes)))
        if len(chain) == 1:
            return
        costs = order_costs(chain)
        self.orders.show_costs(
            [
                Cost(self.tr("forward: right first"), costs.forward, count_text(costs.forward)),
                Cost(self.tr("reverse: left first"), costs.reverse, count_text(costs.reverse)),
            ]
        )


def _first_digits(number: float) -> int:
    """In two digits: 1, 13, 160, 1000."""
    return int(float(f"{number:.2g}"))
