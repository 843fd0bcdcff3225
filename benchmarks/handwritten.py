"""What a careful person writes in NumPy for one training step: no allocation, nothing computed twice.

Each function returns a callable that makes one step of gradient descent, the loss included.
"""

from collections.abc import Callable, Sequence

import numpy as np

Array = np.ndarray


def regression(X: Array, Y: Array, W: Array, b: Array, rate: float) -> Callable[[], float]:
    """C = ||X W + b - Y||² / q, W and b changed in place."""
    q = len(X)
    XT = X.T
    residual = np.empty_like(Y)
    gW, gb = np.empty_like(W), np.empty_like(b)
    flat = residual.reshape(-1)

    def step() -> float:
        np.matmul(X, W, out=residual)
        np.add(residual, b, out=residual)
        np.subtract(residual, Y, out=residual)
        loss = flat.dot(flat) / q
        np.multiply(residual, 2 / q, out=residual)
        np.matmul(XT, residual, out=gW)
        np.add.reduce(residual, axis=0, out=gb, keepdims=True)
        np.multiply(gW, rate, out=gW)
        np.subtract(W, gW, out=W)
        np.multiply(gb, rate, out=gb)
        np.subtract(b, gb, out=b)
        return loss

    return step


def mlp(X: Array, T: Array, layers: Sequence[tuple[Array, Array]], rate: float) -> Callable[[], float]:
    """Layers A W + b with tanh between them, softmax cross-entropy with one-hot targets T, mean over the rows."""
    q = len(X)
    weights, biases = [W for W, _ in layers], [b for _, b in layers]
    outputs = [np.empty((q, W.shape[1])) for W in weights]  # after tanh, and of the last layer the logits
    *hidden, logits = outputs
    inputs = [X, *hidden]
    gradients = [np.empty_like(A) for A in hidden]  # of the hidden layers' outputs, then of their logits
    scratches = [np.empty_like(A) for A in hidden]
    products = np.empty_like(logits)
    column = np.empty((q, 1))
    backward = [logits, *reversed(gradients)]  # what comes back at each layer, from the last on
    gWs, gbs = [np.empty_like(W) for W in weights], [np.empty_like(b) for b in biases]
    forward = list(zip(inputs, weights, biases, outputs, strict=True))
    first = (inputs[0].T, gradients[0] if gradients else logits, gWs[0], gbs[0])
    later = [
        (inputs[k].T, backward[len(layers) - 1 - k], gWs[k], gbs[k], weights[k].T, gradients[k - 1], hidden[k - 1])
        for k in reversed(range(1, len(layers)))
    ]
    steps = list(zip((*weights, *biases), (*gWs, *gbs), strict=True))

    def step() -> float:
        for A, W, b, out in forward:
            np.matmul(A, W, out=out)
            np.add(out, b, out=out)
            if out is not logits:
                np.tanh(out, out=out)
        np.maximum.reduce(logits, axis=1, out=column, keepdims=True)
        np.subtract(logits, column, out=logits)
        np.multiply(logits, T, out=products)
        picked = np.add.reduce(products, axis=None)
        np.exp(logits, out=logits)
        np.add.reduce(logits, axis=1, out=column, keepdims=True)
        np.divide(logits, column, out=logits)
        np.log(column, out=column)
        loss = (np.add.reduce(column, axis=None) - picked) / q
        np.subtract(logits, T, out=logits)
        np.multiply(logits, 1 / q, out=logits)
        for (AT, g, gW, gb, WT, g_before, before), scratch in zip(later, reversed(scratches), strict=True):
            np.matmul(AT, g, out=gW)
            np.add.reduce(g, axis=0, out=gb, keepdims=True)
            np.matmul(g, WT, out=g_before)
            np.multiply(before, before, out=scratch)
            np.subtract(1, scratch, out=scratch)
            np.multiply(g_before, scratch, out=g_before)
        XT, g, gW, gb = first
        np.matmul(XT, g, out=gW)
        np.add.reduce(g, axis=0, out=gb, keepdims=True)
        for theta, gradient in steps:
            np.multiply(gradient, rate, out=gradient)
            np.subtract(theta, gradient, out=theta)
        return loss

    return step
