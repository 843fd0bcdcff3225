"""The model along one of its features, the others held at their means."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from PySide6.QtWidgets import QComboBox, QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId
from graphgui.engine.model.columns import means
from graphgui.engine.model.prediction import PredictionPair
from graphgui.engine.model.predictor import Predictor, predictor
from graphgui.engine.model.report import names
from graphgui.ops import Array

_PLACES = 100  # along the feature at which the model is asked


class Feature(NamedTuple):
    """One column of an input."""

    source: str
    column: int


class FeatureBox(QComboBox):
    """Chooses between predicted against actual and each feature; hidden where the model cannot be asked so."""

    def __init__(self, document: Document, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._features: tuple[Feature, ...] = ()
        self._ask: Predictor | None = None
        self._fit: PredictionPair | None = None
        self._at_means: dict[Feature, tuple[Array, list[Array]]] = {}
        self.setAccessibleName(self.tr("What the plot shows"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(9)
        self.hide()

    @property
    def chosen(self) -> Feature | None:
        """The feature to show; None for predicted against actual."""
        index = self.currentIndex() - 1
        return self._features[index] if 0 <= index < len(self._features) else None

    def offer(self, fit: PredictionPair | None) -> None:
        """Offer the features of another graph or other data; what was chosen stays chosen if it is still there."""
        before, document = self.chosen, self._document
        self._fit = fit
        self._ask = None
        self._at_means = {}
        if fit is not None and document.shapes.known.get(fit.target, (0, 0))[1] == 1:
            graph, feeds = document.graph, document.feeds
            self._ask = predictor(graph, feeds, fit.prediction, fit.sources, _PLACES)
        texts, features = [self.tr("All features")], []
        for source in fit.sources if fit and self._ask else ():
            columns = names(document.graph[source], document.feeds[source].shape[1])
            features += [Feature(source, column) for column in range(len(columns))]
            texts += columns
        self._features = tuple(features)
        if texts != [self.itemText(index) for index in range(self.count())]:
            self.blockSignals(True)
            self.clear()
            self.addItems(texts)
            self.setCurrentIndex(features.index(before) + 1 if before in features else 0)
            self.blockSignals(False)
        self.setVisible(len(features) > 1)

    def line(
        self, feature: Feature, parameters: Mapping[PortId, Array] | None = None
    ) -> tuple[Array, Array] | None:
        """The model's line over the feature's range, at the moment shown or with other parameters.

        None where there is none.
        """
        if self._ask is None or not self._session.moment.is_computed:
            return None
        if feature not in self._at_means:
            self._at_means[feature] = self._places(feature)
        xs, inputs = self._at_means[feature]
        ys = self._ask(parameters or self._session.moment.parameters, inputs).ravel()
        return (xs, ys.copy()) if np.isfinite(ys).all() else None

    def _places(self, feature: Feature) -> tuple[Array, list[Array]]:
        """Where the model is asked: along the feature, and as rows of all its inputs."""
        feeds = self._document.feeds
        assert self._fit is not None
        sources = self._fit.sources
        column = feeds[feature.source][:, feature.column]
        xs = np.linspace(column.min(), column.max(), _PLACES)
        inputs = [np.tile(means(feeds[name]), (_PLACES, 1)) for name in sources]
        inputs[sources.index(feature.source)][:, feature.column] = xs
        return xs, inputs
