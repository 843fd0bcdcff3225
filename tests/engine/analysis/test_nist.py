"""The closed form agrees with values certified to be right for least squares that are hard to compute.

Data and certified values: NIST Statistical Reference Datasets, Linear Regression,
https://www.itl.nist.gov/div898/strd/lls/lls.shtml; works of the United States government, in the public domain.
"""

import numpy as np
import pytest

from graphgui.engine import Plan, PortId, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.model.prediction import find_prediction_pair
from graphgui.engine.model.report import affine, score
from tests.graphs import node, regression

LONGLEY = np.fromstring(
    """
    60323  83.0 234289 2356 1590 107608 1947
    61122  88.5 259426 2325 1456 108632 1948
    60171  88.2 258054 3682 1616 109773 1949
    61187  89.5 284599 3351 1650 110929 1950
    63221  96.2 328975 2099 3099 112075 1951
    63639  98.1 346999 1932 3594 113270 1952
    64989  99.0 365385 1870 3547 115094 1953
    63761 100.0 363112 3578 3350 116219 1954
    66019 101.2 397469 2904 3048 117388 1955
    67857 104.6 419180 2822 2857 118734 1956
    68169 108.4 442769 2936 2798 120445 1957
    66513 110.8 444546 4681 2637 121950 1958
    68655 112.6 482704 3813 2552 123366 1959
    69564 114.2 502601 3931 2514 125368 1960
    69331 115.7 518173 4806 2572 127852 1961
    70551 116.9 554894 4007 2827 130081 1962
    """,
    sep=" ",
).reshape(16, 7)
LONGLEY_CERTIFIED = [
    -3482258.63459582,
    15.0618722713733,
    -0.358191792925910e-01,
    -2.02022980381683,
    -1.03322686717359,
    -0.511041056535807e-01,
    1829.15146461355,
]
LONGLEY_RESIDUAL_SUM_OF_SQUARES = 836424.055505915

FILIP = np.fromstring(
    """
    0.8116 -6.860120914  0.9072 -4.324130045  0.9052 -4.358625055  0.9039 -4.358426747  0.8053 -6.955852379
    0.8377 -6.661145254  0.8667 -6.355462942  0.8809 -6.118102026  0.7975 -7.115148017  0.8162 -6.815308569
    0.8515 -6.519993057  0.8766 -6.204119983  0.8885 -5.853871964  0.8859 -6.109523091  0.8959 -5.79832982
    0.8913 -5.482672118  0.8959 -5.171791386  0.8971 -4.851705903  0.9021 -4.517126416  0.909 -4.143573228
    0.9139 -3.709075441  0.9199 -3.499489089  0.8692 -6.300769497  0.8872 -5.953504836  0.89 -5.642065153
    0.891 -5.031376979  0.8977 -4.680685696  0.9035 -4.329846955  0.9078 -3.928486195  0.7675 -8.56735134
    0.7705 -8.363211311  0.7713 -8.107682739  0.7736 -7.823908741  0.7775 -7.522878745  0.7841 -7.218819279
    0.7971 -6.920818754  0.8329 -6.628932138  0.8641 -6.323946875  0.8804 -5.991399828  0.7668 -8.781464495
    0.7633 -8.663140179  0.7678 -8.473531488  0.7697 -8.247337057  0.77 -7.971428747  0.7749 -7.676129393
    0.7796 -7.352812702  0.7897 -7.072065318  0.8131 -6.774174009  0.8498 -6.478861916  0.8741 -6.159517513
    0.8061 -6.835647144  0.846 -6.53165267  0.8751 -6.224098421  0.8856 -5.910094889  0.8919 -5.598599459
    0.8934 -5.290645224  0.894 -4.974284616  0.8957 -4.64454848  0.9047 -4.290560426  0.9129 -3.885055584
    0.9209 -3.408378962  0.9219 -3.13200249  0.7739 -8.726767166  0.7681 -8.66695597  0.7665 -8.511026475
    0.7703 -8.165388579  0.7702 -7.886056648  0.7761 -7.588043762  0.7809 -7.283412422  0.7961 -6.995678626
    0.8253 -6.691862621  0.8602 -6.392544977  0.8809 -6.067374056  0.8301 -6.684029655  0.8664 -6.378719832
    0.8834 -6.065855188  0.8898 -5.752272167  0.8964 -5.132414673  0.8963 -4.811352704  0.9074 -4.098269308
    0.9119 -3.66174277  0.9228 -3.2644011
    """,
    sep=" ",
).reshape(82, 2)
FILIP_CERTIFIED = [
    -1467.48961422980,
    -2772.17959193342,
    -2316.37108160893,
    -1127.97394098372,
    -354.478233703349,
    -75.1242017393757,
    -10.8753180355343,
    -1.06221498588947,
    -0.670191154593408e-01,
    -0.246781078275479e-02,
    -0.402962525080404e-04,
]


NORRIS = np.fromstring(
    """
    0.1 0.2  338.8 337.4  118.1 118.2  888.0 884.6  9.2 10.1  228.1 226.5  668.5 666.3  998.5 996.3  449.1 448.6
    778.9 777.0  559.2 558.2  0.3 0.4  0.1 0.6  778.1 775.5  668.8 666.9  339.3 338.0  448.9 447.5  10.8 11.6
    557.7 556.0  228.3 228.1  998.0 995.8  888.8 887.6  119.6 120.2  0.3 0.3  0.6 0.3  557.6 556.8  339.3 339.1
    888.0 887.2  998.5 999.0  778.9 779.0  10.2 11.1  117.6 118.3  228.9 229.2  668.4 669.1  449.2 448.9  0.2 0.5
    """,
    sep=" ",
).reshape(36, 2)
PONTIUS_LOAD = np.tile(150000.0 * np.arange(1, 21), 2)
PONTIUS_DEFLECTION = np.fromstring(
    """
    .11019 .21956 .32949 .43899 .54803 .65694 .76562 .87487 .98292 1.09146 1.20001 1.30822 1.41599 1.52399 1.63194
    1.73947 1.84646 1.95392 2.06128 2.16844 .11052 .22018 .32939 .43886 .54798 .65739 .76596 .87474 .98300 1.09150
    1.20004 1.30818 1.41613 1.52408 1.63159 1.73965 1.84696 1.95445 2.06177 2.16829
    """,
    sep=" ",
)
WAMPLER3 = np.fromstring(
    """
    760 -2042 2111 -1684 3888 1858 11379 17560 39287 64382 113159 175108 273291 400186 581243 811568 1121004
    1506550 2002767 2611612 3369180
    """,
    sep=" ",
)


def fit(X, y):
    """The closed form of input -> linear -> mse <- input: what it found, bias first, and the whole answer."""
    graph, _ = regression()
    found = quadratic(graph, {"X": X, "Y": y.reshape(-1, 1)})
    assert found is not None
    bias, weights = (found.parameters[PortId("linear", port)].ravel() for port in ("b", "W"))
    return np.concatenate([bias, weights]), found


def digits(found, certified):
    """To how many digits the worst number agrees: the log relative error that NIST asks for."""
    certified = np.array(certified)
    return -np.log10(np.maximum(np.abs(found - certified) / np.abs(certified), 1e-16)).min()


def powers(x, degree):
    return np.stack([x**k for k in range(1, degree + 1)], axis=1)


def test_longley():
    found, whole = fit(LONGLEY[:, 1:], LONGLEY[:, 0])
    assert digits(found, LONGLEY_CERTIFIED) > 12
    assert digits(16 * whole.minimum, LONGLEY_RESIDUAL_SUM_OF_SQUARES) > 11


def test_longley_is_too_much_for_the_normal_equations():
    A = np.concatenate([np.ones((16, 1)), LONGLEY[:, 1:]], axis=1)
    found = np.linalg.solve(A.T @ A, A.T @ LONGLEY[:, 0])
    assert digits(found, LONGLEY_CERTIFIED) < digits(fit(LONGLEY[:, 1:], LONGLEY[:, 0])[0], LONGLEY_CERTIFIED) - 3


@pytest.mark.parametrize("certified", [np.ones(6), 0.1 ** np.arange(6)], ids=["Wampler1", "Wampler2"])
def test_wampler(certified):
    x = np.arange(21.0)
    y = np.polynomial.polynomial.polyval(x, certified)
    assert digits(fit(powers(x, 5), y)[0], certified) > 9


def test_filip():
    """Its powers, rounded to doubles, leave between seven and eight digits to be found."""
    found, whole = fit(powers(FILIP[:, 1], 10), FILIP[:, 0])
    assert whole.rank == 11
    assert digits(found, FILIP_CERTIFIED) > 7


def powers_of_whole_numbers(errors_are):
    """Wampler3, 4 and 5: the same polynomial, with errors a hundred times larger each time."""
    x = np.arange(21.0)
    exact = np.polynomial.polynomial.polyval(x, np.ones(6))
    return powers(x, 5), exact + errors_are * (WAMPLER3 - exact)


SETS = {  # data, certified intercept and coefficients, R² and residual sum of squares, digits that are promised
    "Norris": (
        NORRIS[:, 1:],
        NORRIS[:, 0],
        [-0.262323073774029, 1.00211681802045],
        0.999993745883712,
        26.6173985294224,
        13,
    ),
    "Pontius": (
        powers(PONTIUS_LOAD, 2),
        PONTIUS_DEFLECTION,
        [0.673565789473684e-03, 0.732059160401003e-06, -0.316081871345029e-14],
        0.999999900178537,
        0.155761768796992e-05,
        12,
    ),
    "Longley": (
        LONGLEY[:, 1:],
        LONGLEY[:, 0],
        LONGLEY_CERTIFIED,
        0.995479004577296,
        LONGLEY_RESIDUAL_SUM_OF_SQUARES,
        12,
    ),
    "Wampler3": (*powers_of_whole_numbers(1), np.ones(6), 0.999995559025820, 83554268.0, 9),
    "Wampler4": (*powers_of_whole_numbers(100), np.ones(6), 0.957478440825662, 835542680000.0, 9),
    "Wampler5": (*powers_of_whole_numbers(10000), np.ones(6), 0.224668921574940e-02, 8355426800000000.0, 7),
    "Filip": (
        powers(FILIP[:, 1], 10),
        FILIP[:, 0],
        FILIP_CERTIFIED,
        0.996727416185620,
        0.795851382172941e-03,
        7.6,
    ),
}


@pytest.mark.parametrize("name", SETS)
def test_the_summary_reads_as_certified(name):
    """Coefficients as the window's Summary and `train --json` have them, R² and RMSE, at the closed form."""
    X, y, certified, r_squared, squares, promised = SETS[name]
    graph, _ = regression(len(X), X.shape[1])
    feeds = {"X": X, "Y": y[:, np.newaxis]}
    closed, pair = quadratic(graph, feeds), find_prediction_pair(graph)
    read = affine(graph, feeds, closed.minimiser, pair)
    assert digits(np.concatenate((read.intercept[0], read.coefficients[:, 0])), certified) >= promised
    assert digits([len(X) * closed.minimum], [squares]) >= min(promised - 1, 10)
    plan = Plan(graph, feeds)
    plan.evaluate(closed.minimiser)
    found = score(plan.value(pair.prediction), plan.value(pair.target))
    assert digits([found.r_squared], [r_squared]) >= min(promised, 12)
    assert digits([found.rmse**2 * len(X)], [squares]) >= min(promised - 1, 10)


@pytest.mark.parametrize(
    ("x", "y", "certified"),
    [
        (np.arange(60.0, 71), np.arange(130.0, 141), 2.07438016528926),
        ([4.0, 5, 6], [3.0, 4, 4], 0.727272727272727),
    ],
    ids=["NoInt1", "NoInt2"],
)
def test_a_line_through_the_origin(x, y, certified):
    graph, _ = regression(len(x))
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.remove("linear")
    graph.add(node("w", "parameter", rows=1))
    graph.add(node("product", "matmul"))
    for wire in (("X", "out", "product", "A"), ("w", "out", "product", "B"), ("product", "out", "mse", "Yhat")):
        graph.connect(Wire(*wire))
    feeds = {"X": np.reshape(x, (-1, 1)), "Y": np.reshape(y, (-1, 1))}
    closed = quadratic(graph, feeds)
    read = affine(graph, feeds, closed.minimiser, find_prediction_pair(graph))
    assert digits(read.coefficients[0], [certified]) > 14
    assert read.intercept == 0
