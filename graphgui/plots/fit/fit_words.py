"""How well the model fits, in words, for who does not see the plot."""

from PySide6.QtCore import QCoreApplication

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.model.prediction import PredictionPair
from graphgui.engine.model.report import affine, score, target_units
from graphgui.look.numbers import short

translate = QCoreApplication.translate


def fit_words(document: Document, session: Session, pair: PredictionPair) -> list[str]:
    """R², and slope and intercept of a straight line; nothing of many examples, whose score takes a thread."""
    moment = session.moment
    predicted, target = moment.value(pair.prediction), moment.value(pair.target)
    if predicted is None or target is None or predicted.shape != target.shape or moment.sample is not None:
        return []
    units = target_units(document.graph, pair, target.shape[1])
    found = score(predicted, target, units.scale if units else 1.0)
    words = [translate("FitPlot", "R² {0}").format(short(found.r_squared))]
    line = None if moment.theta is None else affine(document.runnable_graph, document.feeds, moment.theta, pair)
    if line is not None and line.coefficients.size == 1:
        text = translate("FitPlot", "slope {slope}, intercept {intercept}")
        slope, intercept = (short(float(number.item())) for number in (line.coefficients, line.intercept))
        words.append(text.format(slope=slope, intercept=intercept))
    return words
