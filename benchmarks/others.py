"""The same training steps in other libraries, as their own guides write them; each where it is installed.

A maker takes the data and returns a callable that makes one step of gradient descent and gives the loss.
"""

import importlib.util
from collections.abc import Callable

import numpy as np

Array = np.ndarray
Step = Callable[[], object]


def installed(name: str) -> bool:
    """Whether a library can be imported."""
    return importlib.util.find_spec(name) is not None


def torch_regression(X: Array, Y: Array, rate: float) -> Step:
    import torch

    x, y = torch.from_numpy(X), torch.from_numpy(Y)
    W = torch.zeros(X.shape[1], Y.shape[1], dtype=torch.float64, requires_grad=True)
    b = torch.zeros(1, Y.shape[1], dtype=torch.float64, requires_grad=True)
    q = len(X)

    def step() -> object:
        loss = ((x @ W + b - y) ** 2).sum() / q
        loss.backward()
        with torch.no_grad():
            for theta in (W, b):
                theta -= rate * theta.grad
                theta.grad = None
        return loss

    return step


def torch_mlp(X: Array, T: Array, weights: tuple[Array, ...], rate: float) -> Step:
    import torch

    x, t = torch.from_numpy(X), torch.from_numpy(T)
    parameters = [torch.from_numpy(w.copy()).requires_grad_() for w in weights]

    def step() -> object:
        W1, b1, W2, b2 = parameters
        loss = torch.nn.functional.cross_entropy(torch.tanh(x @ W1 + b1) @ W2 + b2, t)
        loss.backward()
        with torch.no_grad():
            for theta in parameters:
                theta -= rate * theta.grad
                theta.grad = None
        return loss

    return step


def jax_regression(X: Array, Y: Array, rate: float) -> Step:
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    x, y = jnp.asarray(X), jnp.asarray(Y)
    q = len(X)

    @jax.jit
    def update(parameters):
        def loss(parameters):
            W, b = parameters
            return jnp.sum((x @ W + b - y) ** 2) / q

        value, (gW, gb) = jax.value_and_grad(loss)(parameters)
        W, b = parameters
        return value, (W - rate * gW, b - rate * gb)

    state = [(jnp.zeros((X.shape[1], Y.shape[1])), jnp.zeros((1, Y.shape[1])))]

    def step() -> object:
        value, state[0] = update(state[0])
        return value.block_until_ready()

    return step


def jax_mlp(X: Array, T: Array, weights: tuple[Array, ...], rate: float) -> Step:
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    x, t = jnp.asarray(X), jnp.asarray(T)

    @jax.jit
    def update(parameters):
        def loss(parameters):
            W1, b1, W2, b2 = parameters
            logits = jnp.tanh(x @ W1 + b1) @ W2 + b2
            return -jnp.sum(jax.nn.log_softmax(logits) * t) / len(X)

        value, gradients = jax.value_and_grad(loss)(parameters)
        return value, tuple(p - rate * g for p, g in zip(parameters, gradients, strict=True))

    state = [tuple(map(jnp.asarray, weights))]

    def step() -> object:
        value, state[0] = update(state[0])
        return value.block_until_ready()

    return step


def autograd_regression(X: Array, Y: Array, rate: float) -> Step:
    import autograd.numpy as anp
    from autograd import value_and_grad

    q = len(X)
    gradient = value_and_grad(lambda W, b: anp.sum((anp.dot(X, W) + b - Y) ** 2) / q, argnum=(0, 1))
    state = [np.zeros((X.shape[1], Y.shape[1])), np.zeros((1, Y.shape[1]))]

    def step() -> object:
        value, (gW, gb) = gradient(*state)
        state[0] = state[0] - rate * gW
        state[1] = state[1] - rate * gb
        return value

    return step


def autograd_mlp(X: Array, T: Array, weights: tuple[Array, ...], rate: float) -> Step:
    import autograd.numpy as anp
    from autograd import value_and_grad
    from autograd.scipy.special import logsumexp

    def loss(parameters):
        W1, b1, W2, b2 = parameters
        logits = anp.dot(anp.tanh(anp.dot(X, W1) + b1), W2) + b2
        return anp.sum(
            logsumexp(logits, axis=1, keepdims=True) - anp.sum(logits * T, axis=1, keepdims=True)
        ) / len(X)

    gradient = value_and_grad(loss)
    state = [[w.copy() for w in weights]]

    def step() -> object:
        value, gradients = gradient(state[0])
        state[0] = [p - rate * g for p, g in zip(state[0], gradients, strict=True)]
        return value

    return step


def mygrad_regression(X: Array, Y: Array, rate: float) -> Step:
    import mygrad as mg

    W, b = mg.tensor(np.zeros((X.shape[1], Y.shape[1]))), mg.tensor(np.zeros((1, Y.shape[1])))
    q = len(X)

    def step() -> object:
        loss = mg.sum((mg.matmul(X, W) + b - Y) ** 2) / q
        loss.backward()
        for theta in (W, b):
            theta.data -= rate * theta.grad
        return loss

    return step


def micrograd_regression(X: Array, Y: Array, rate: float) -> Step:
    from micrograd.engine import Value

    (q, n), p = X.shape, Y.shape[1]
    W = [[Value(0.0) for _ in range(p)] for _ in range(n)]
    b = [Value(0.0) for _ in range(p)]
    parameters = [w for row in W for w in row] + b
    rows, targets = X.tolist(), Y.tolist()

    def step() -> object:
        loss = Value(0.0)
        for x, y in zip(rows, targets, strict=True):
            for j in range(p):
                predicted = b[j]
                for xi, w in zip(x, W, strict=True):
                    predicted = predicted + w[j] * xi
                loss = loss + (predicted - y[j]) ** 2
        loss = loss * (1 / q)
        for theta in parameters:
            theta.grad = 0.0
        loss.backward()
        for theta in parameters:
            theta.data -= rate * theta.grad
        return loss

    return step


REGRESSIONS: dict[str, Callable[[Array, Array, float], Step]] = {
    "torch": torch_regression,
    "jax": jax_regression,
    "autograd": autograd_regression,
    "mygrad": mygrad_regression,
    "micrograd": micrograd_regression,
}

MLPS: dict[str, Callable[[Array, Array, tuple[Array, ...], float], Step]] = {
    "torch": torch_mlp,
    "jax": jax_mlp,
    "autograd": autograd_mlp,
}

# One Python object a number, and a recursive sort: larger graphs take minutes or end at the recursion limit.
MOST_NUMBERS = {"micrograd": 100}
