"""Every operation as PyTorch writes it: what our values and gradients are compared with.

Each function takes the inputs as tensors, then the attributes in the order in which the op declares them.
"""

from functools import partial

import torch
import torch.nn.functional as F  # noqa: N812

torch.set_num_threads(1)


def reduced(tensor, reduce, by):
    axes = {"all": (0, 1), "rows": 1, "columns": 0}[by]
    return reduce(tensor, dim=axes, keepdim=True)


def reshaped(A, rows, columns):
    return A.reshape(-1 if rows is None else rows, -1 if columns is None else columns)


def over_rows(loss, *tensors, **options):
    """A loss summed over columns, mean over the rows, as a 1 x 1 matrix."""
    return (loss(*tensors, reduction="sum", **options) / len(tensors[0])).reshape(1, 1)


def weighted(loss, prediction, target, w):
    return ((w * loss(prediction, target, reduction="none")).sum() / w.sum()).reshape(1, 1)


def softmax_cross_entropy(Z, Y):
    if Y.shape[1] == 1 and Z.shape[1] > 1:
        # Labels have gradient 0, and PyTorch none.
        return F.cross_entropy(Z, Y[:, 0].round().long()).reshape(1, 1) + 0 * Y.sum()
    return F.cross_entropy(Z, Y).reshape(1, 1)


TORCH = {
    "linear": lambda X, W, b, *_: X @ W + b,
    "mse": lambda Yhat, Y: over_rows(F.mse_loss, Yhat, Y),
    "normalise_rows": lambda A, epsilon: F.layer_norm(A, A.shape[1:], eps=epsilon),
    "relu": F.relu,
    "leaky_relu": F.leaky_relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "softplus": F.softplus,
    "gelu": lambda A, form: F.gelu(A, approximate="none" if form == "exact" else "tanh"),
    "elu": F.elu,
    "silu": F.silu,
    "dropout": lambda A, rate, seed: F.dropout(A, rate, training=False),
    "softmax": lambda A: F.softmax(A, dim=1),
    "mae": lambda Yhat, Y: over_rows(F.l1_loss, Yhat, Y),
    "huber": lambda Yhat, Y, delta: over_rows(F.huber_loss, Yhat, Y, delta=delta),
    "binary_cross_entropy": lambda Z, Y: over_rows(F.binary_cross_entropy_with_logits, Z, Y),
    "softmax_cross_entropy": softmax_cross_entropy,
    "weighted_mse": lambda Yhat, Y, w: weighted(F.mse_loss, Yhat, Y, w),
    "weighted_binary_cross_entropy": lambda Z, Y, w: weighted(F.binary_cross_entropy_with_logits, Z, Y, w),
    "logistic_loss": lambda Z, Y: -F.logsigmoid(Y * Z).sum().reshape(1, 1) / len(Z),
    "hinge": lambda Z, Y: F.relu(1 - Y * Z).sum().reshape(1, 1) / len(Z),
    "l2_penalty": lambda A, coefficient: coefficient * A.square().sum().reshape(1, 1),
    "l1_penalty": lambda A, coefficient: coefficient * A.abs().sum().reshape(1, 1),
    "add": torch.add,
    "subtract": torch.subtract,
    "multiply": torch.multiply,
    "divide": torch.divide,
    "negate": torch.negative,
    "minimum": torch.minimum,
    "maximum": torch.maximum,
    "square": torch.square,
    "power": torch.pow,
    "sqrt": torch.sqrt,
    "exp": torch.exp,
    "log": torch.log,
    "abs": torch.abs,
    "expm1": torch.expm1,
    "log1p": torch.log1p,
    "sin": torch.sin,
    "cos": torch.cos,
    "sign": torch.sign,
    "clip": lambda A, lower, upper: A if lower is upper is None else torch.clamp(A, lower, upper),
    "stop_gradient": lambda A: A.detach() + 0 * A,  # which gives 0 where detach alone gives no gradient
    "matmul": torch.matmul,
    "transpose": lambda A: A.T,
    "sum": lambda A, by: reduced(A, torch.sum, by),
    "mean": lambda A, by: reduced(A, torch.mean, by),
    "max": lambda A, by: reduced(A, torch.amax, by),
    "min": lambda A, by: reduced(A, torch.amin, by),
    "log_sum_exp": lambda A, by: reduced(A, torch.logsumexp, by),
    "variance": lambda A, by, correction: reduced(A, partial(torch.var, correction=correction), by),
    "trace": lambda A: A.trace().reshape(1, 1),
    "rows": lambda A, start, stop: A[start:stop],
    "repeat": lambda A, rows, columns: A.repeat(rows, columns),
    "reshape": reshaped,
    "concatenate": lambda A, B, by: torch.cat((A, B), dim=1 if by == "columns" else 0),
    "reroute": lambda A: A,
    "standardise": lambda A, mean, deviation: (A - torch.tensor(mean)) / torch.tensor(deviation),
    "columns": lambda A, start, stop: A[:, start:stop],
}
