"""A declaration that contradicts itself is refused when it is made, and an operation that is not there by name."""

from dataclasses import replace

import numpy as np
import pytest

from graphgui.ops import OPS, ShapeProblem, get
from graphgui.ops.op import Port, broadcast_shape
from graphgui.ops.traits import Comparison, Domain, MatrixProduct, Rescaling, Traits
from graphgui.words import Problem


@pytest.mark.parametrize(
    "changed, sentence",
    [
        ({"vjps": ()}, "add: one vjp and one gradient formula for each input"),
        ({"gradients": ("G",)}, "add: one vjp and one gradient formula for each input"),
        ({"inputs": (Port("A"), Port("A"))}, "add: two ports of one name"),
        ({"output": "B"}, "add: two ports of one name"),
    ],
)
def test_a_declaration_that_contradicts_itself_is_refused(changed, sentence):
    with pytest.raises(ValueError, match=sentence):
        replace(OPS["add"], **changed)


@pytest.mark.parametrize(
    "traits",
    [
        Traits(compares=Comparison("Z", "A")),
        Traits(compares=Comparison("A", "Z")),
        Traits(compares=Comparison("A", "B", weights="Z")),
        Traits(domains=(Domain("A", np.isnan, "…"), Domain("Z", np.isnan, "…"))),
        Traits(product=MatrixProduct("Z", "B")),
        Traits(product=MatrixProduct("A", "Z")),
        Traits(rescales=Rescaling("Z")),
        Traits(affine_in=("A", "Z")),
        Traits(mean_square_of=("Z",)),
        Traits(squares=("B", "Z")),
    ],
)
def test_traits_of_an_input_that_is_not_there_are_refused(traits):
    with pytest.raises(ValueError, match=r"add: traits of inputs that it has not: Z$"):
        replace(OPS["add"], traits=traits)


def test_traits_of_inputs_that_are_there_are_taken():
    compares, rescales = Comparison("A", "B", weights="B"), Rescaling(None, "shift")
    traits = Traits(compares, (Domain("B", np.isnan, "…"),), MatrixProduct("A", "B"), rescales, affine_in=("A",))
    assert replace(OPS["add"], traits=traits).traits.ports == {"A", "B"}
    with pytest.raises(ValueError, match=r"not: Y, Z$"):
        replace(OPS["add"], traits=Traits(squares=("Z", "Y")))


def test_what_standardises_rescales_by_numbers_of_its_own():
    rescales = Rescaling("A", "mean")
    assert Traits(rescales=rescales, standardises=True).standardisation is rescales
    assert Traits(rescales=rescales).standardisation is None
    assert Traits(standardises=True).standardisation is None


@pytest.mark.parametrize(
    ("shapes", "common"),
    [
        ([(2, 3), (2, 3)], (2, 3)),
        ([(2, 1), (1, 3)], (2, 3)),
        ([(1, 1), (4, 1), (4, 5)], (4, 5)),
        ([(1, 1), (1, 1)], (1, 1)),
        ([(0, 3), (1, 3)], (0, 3)),
        ([(2, 3), (3, 3)], None),
        ([(2, 3), (2, 2)], None),
        ([(1, 3), (2, 3), (3, 3)], None),
    ],
)
def test_inputs_of_one_row_or_column_are_stretched(shapes, common):
    if common is None:
        with pytest.raises(ShapeProblem, match=" do not fit each other: rows and columns are equal or 1"):
            broadcast_shape(*shapes)
    else:
        assert broadcast_shape(*shapes) == common


def test_ports_attributes_and_spaces_are_found_by_name_and_defaults_filled_in():
    op = OPS["huber"]
    assert op.port("Y").name == "Y"
    assert op.port("C") is None
    assert op.attribute("".join(["del", "ta"])).default == 1.0  # a text that is no other's very object
    assert op.attribute("Y") is None
    assert op.attribute_values({}) == (1.0,)
    assert op.attribute_values({"delta": 2.5}) == (2.5,)
    assert op.workspace_shapes([(2, 3), (2, 3)], (1.0,)) == ((2, 3), (2, 3))
    assert OPS["add"].workspace_shapes([(2, 3), (2, 3)], ()) == ()


def test_gradient_formulas_may_be_left_out():
    assert replace(OPS["add"], gradients=()).gradients == ()


def test_an_operation_that_is_not_there_is_refused_with_those_that_are():
    assert get("add") is OPS["add"]
    with pytest.raises(Problem, match=r"There is no operation called “ad”; there are .*add, "):
        get("ad")


@pytest.mark.parametrize(
    "mean, deviation, sentence",
    [
        ([[1.0, 2.0]], [[1.0]], "A has 3 columns, so mean is 1 × 3 or one number"),
        ([[1.0], [2.0]], [[1.0]], "A has 3 columns, so mean is 1 × 3 or one number"),
        ([[1.0]], [[1.0, 2.0]], "A has 3 columns, so deviation is 1 × 3 or one number"),
        ([[1.0]], [[1.0, 0.0, 2.0]], "the deviation of column 2 is 0: leave out what is the same everywhere"),
        ([[1.0]], [[1.0, 2.0, -0.5]], "the deviation of column 3 is -0.5: a deviation is positive"),
        ([[1.0]], [[float("nan")]], "the deviation of column 1 is nan"),
    ],
)
def test_columns_are_standardised_by_a_positive_number_each(mean, deviation, sentence):
    with pytest.raises(ShapeProblem, match=sentence):
        OPS["standardise"].shape((5, 3), mean, deviation)


def test_standardised_columns_keep_their_shape():
    assert OPS["standardise"].shape((5, 3), [[1.0]], [[1.0, 2.0, 3.0]]) == (5, 3)


def test_a_rescaling_gives_the_attributes_that_it_has():
    numbers = np.array([1, 2])
    assert Rescaling("A", "mean", "deviation").attributes(numbers, 3) == {
        "mean": [[1.0, 2.0]],
        "deviation": [[3.0]],
    }
    assert Rescaling("A", scale="scale").attributes(numbers, 3) == {"scale": [[3.0]]}


def test_what_compares_a_prediction_with_a_target_is_a_loss_and_nothing_else():
    assert {name for name, op in OPS.items() if op.is_loss} == {
        name for name, op in OPS.items() if op.traits.compares
    }
