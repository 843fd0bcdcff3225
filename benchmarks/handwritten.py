"""What a careful person writes in NumPy for one training step: no allocation, nothing computed twice.

Each function returns a callable that makes one step of gradient descent, the loss included.
"""

from collections.abc import Callable

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


def mlp(X: Array, T: Array, W1: Array, b1: Array, W2: Array, b2: Array, rate: float) -> Callable[[], float]:
    """tanh(X W1 + b1) W2 + b2, softmax cross-entropy with one-hot targets T, mean over the rows."""
    q = len(X)
    XT = X.T
    hidden, g_hidden = np.empty((q, W1.shape[1])), np.empty((q, W1.shape[1]))
    scratch = np.empty_like(hidden)
    logits = np.empty((q, W2.shape[1]))
    products = np.empty_like(logits)
    column = np.empty((q, 1))
    hiddenT, W2T = hidden.T, W2.T
    gW1, gb1, gW2, gb2 = (np.empty_like(a) for a in (W1, b1, W2, b2))

    def step() -> float:
        np.matmul(X, W1, out=hidden)
        np.add(hidden, b1, out=hidden)
        np.tanh(hidden, out=hidden)
        np.matmul(hidden, W2, out=logits)
        np.add(logits, b2, out=logits)
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
        np.matmul(hiddenT, logits, out=gW2)
        np.add.reduce(logits, axis=0, out=gb2, keepdims=True)
        np.matmul(logits, W2T, out=g_hidden)
        np.multiply(hidden, hidden, out=scratch)
        np.subtract(1, scratch, out=scratch)
        np.multiply(g_hidden, scratch, out=g_hidden)
        np.matmul(XT, g_hidden, out=gW1)
        np.add.reduce(g_hidden, axis=0, out=gb1, keepdims=True)
        for theta, gradient in ((W1, gW1), (b1, gb1), (W2, gW2), (b2, gb2)):
            np.multiply(gradient, rate, out=gradient)
            np.subtract(theta, gradient, out=theta)
        return loss

    return step
