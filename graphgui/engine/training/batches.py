"""Which examples each step sees, and the plans that run them."""

import zlib
from functools import partial

import numpy as np

from graphgui.engine.autodiff.noise import draw, is_random
from graphgui.engine.autodiff.plan import Call, Plan
from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.examples import Examples, compile_part
from graphgui.ops import Array

# A generator of its own, so that no other draw from the same seed follows this one.
_SHUFFLE = zlib.crc32(b"shuffle")


class Batches:
    """The mini-batches of a graph.

    Each epoch sees every example once, in an order that follows from the seed and the epoch's number alone;
    its last batch is smaller where the batch size does not divide the number of examples. `plan` runs the
    others: its `theta` is everyone's, and the gradient of any batch comes to stand in its `gradient_theta`.
    """

    def __init__(
        self, graph: Graph, feeds: Feeds, examples: Examples, *, size: int, seed: int, dtype: str
    ) -> None:
        self.per_epoch = -(-examples.count // size)
        self._size, self._count, self._seed = size, examples.count, seed
        self._epoch = -1
        self._order: Array = np.empty(0, np.intp)
        feeds = {name: np.ascontiguousarray(feed, dtype) for name, feed in feeds.items()}
        self.plan = compile_part(graph, examples.take(feeds, np.arange(size)), dtype)
        self._is_random = is_random(self.plan)
        self._full = self._last = _Loader(self.plan, feeds, examples)
        if rest := self._count % size:
            plan = compile_part(graph, examples.take(feeds, np.arange(rest)), dtype, self.plan.theta)
            self._last = _Loader(plan, feeds, examples, self.plan.gradient_theta)

    def rows(self, step: int) -> Array:
        """The examples that the step after `step` updates sees."""
        epoch, position = divmod(step, self.per_epoch)
        if epoch != self._epoch:
            self._epoch = epoch
            self._order = np.random.default_rng([_SHUFFLE, self._seed, epoch]).permutation(self._count)
        return self._order[position * self._size : (position + 1) * self._size]

    def weights(self) -> Array:
        """The share of the examples in each batch of an epoch."""
        sizes = np.full(self.per_epoch, self._size)
        sizes[-1] -= self.per_epoch * self._size - self._count
        return sizes / self._count

    def load(self, step: int) -> tuple[tuple[Call, ...], Array]:
        """Put a step's examples in place; return what to call for its gradient, and where its loss will stand."""
        rows = self.rows(step)
        loader = self._full if len(rows) == self._size else self._last
        loader.load(rows)
        if self._is_random:
            draw(loader.plan, step)
        return loader.calls, loader.loss


class _Loader:
    """A plan for batches of one size, and the examples from which its inputs are filled."""

    def __init__(self, plan: Plan, feeds: Feeds, examples: Examples, gradient: Array | None = None) -> None:
        assert plan.loss is not None
        self.plan, self.loss = plan, plan.value(plan.loss)
        self.calls = plan.data_calls + plan.calls
        if gradient is not None:
            self.calls += (partial(np.copyto, gradient, plan.gradient_theta),)
        filled = set(examples.inputs).intersection(plan.order)  # the loss need not depend on all
        outputs = [PortId(name, plan.graph[name].op.output) for name in sorted(filled)]
        self._inputs = [(feeds[port.node], plan.value(port)) for port in outputs]

    def load(self, rows: Array) -> None:
        for source, batch in self._inputs:
            source.take(rows, 0, batch, "clip")  # with "raise", NumPy would gather into a copy first
