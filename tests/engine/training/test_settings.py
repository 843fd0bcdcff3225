"""What each setting of training may be, and with which others it makes a difference."""

import math
from dataclasses import fields
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from graphgui.engine import Training
from graphgui.engine.training.settings import GROUPS, SETTINGS
from graphgui.words import Problem

LEAST_AND_MOST = {
    "learning_rate": (0, None),
    "steps": (0, 10**12),
    "seed": (0, None),
    "momentum": (0, 0.999999),
    "smoothing": (0, 0.999999),
    "beta1": (0, 0.999999),
    "beta2": (0, 0.999999),
    "epsilon": (1e-30, 1),
    "weight_decay": (0, None),
    "clip_value": (1e-30, None),
    "clip_norm": (1e-30, None),
    "memory": (1, 100),
    "batch_size": (1, 10**12),
    "schedule_period": (1, None),
    "schedule_factor": (0, 1),
    "schedule_floor": (0, 1),
    "schedule_growth": (1, None),
    "warm_up": (0, None),
    "validation": (0, 0.9),
    "target_loss": (None, None),
    "patience": (1, None),
    "min_improvement": (0, 1),
}
WHOLE = {"steps", "seed", "memory", "batch_size", "schedule_period", "schedule_growth", "warm_up", "patience"}
OTHERS = {"automatic_rate", "optimiser", "schedule", "dtype"}
OPTIONAL = {"clip_value", "clip_norm", "batch_size", "target_loss", "patience"}
WITH_A_RATE = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"}


def refused(**settings):
    try:
        Training(**settings).check()
    except Problem as problem:
        return str(problem)
    return None


def test_every_setting_is_among_them():
    assert list(SETTINGS) == [field.name for field in fields(Training)]
    assert set(SETTINGS) == LEAST_AND_MOST.keys() | OTHERS
    assert Training().check() is None


@pytest.mark.parametrize("name", LEAST_AND_MOST)
def test_a_number_may_be_the_least_and_the_most_and_nothing_beyond(name):
    least, most = LEAST_AND_MOST[name]
    step = 1 if name in WHOLE else 1e-3
    if least is not None:
        assert refused(**{name: least}) is None
        below = least - step if name in WHOLE or not least else least / 2
        assert refused(**{name: below}).startswith(f"{name} cannot be {below!r}: ")
    if most is not None:
        assert refused(**{name: most}) is None
        assert refused(**{name: most + step}).startswith(f"{name} cannot be ")
    else:
        assert refused(**{name: 10**15}) is None
    if name in WHOLE:
        assert refused(**{name: 2.5}).startswith(f"{name} cannot be 2.5: it is a whole number")
    else:
        assert refused(**{name: math.inf}).startswith(f"{name} cannot be inf: it is a number")


@pytest.mark.parametrize("name", SETTINGS)
def test_none_stands_where_there_may_be_nothing_and_says_what_that_is(name):
    assert (refused(**{name: None}) is None) == (name in OPTIONAL)
    assert bool(SETTINGS[name].nothing) == (name in OPTIONAL)


def test_choices_are_those_of_the_types_and_each_has_a_name():
    for name, kind in get_type_hints(Training).items():
        if get_origin(kind) is Literal:
            assert tuple(SETTINGS[name].choices) == get_args(kind)
            assert all(SETTINGS[name].choices.values())
            assert refused(**{name: "magic"}).startswith(f"{name} cannot be 'magic': it is one of ")


def test_every_setting_says_what_it_is_and_stands_in_a_group():
    assert all(setting.attribute.summary and setting.caption for setting in SETTINGS.values())
    assert {setting.group for setting in SETTINGS.values()} == set(GROUPS)


def test_lbfgs_takes_no_batches():
    assert refused(optimiser="lbfgs", batch_size=7).startswith("L-BFGS sees all examples in each step: ")
    assert refused(optimiser="lbfgs") is None
    assert refused(batch_size=7) is None


USERS = {
    "learning_rate": WITH_A_RATE,
    "automatic_rate": WITH_A_RATE,
    "clip_value": WITH_A_RATE,
    "clip_norm": WITH_A_RATE,
    "warm_up": WITH_A_RATE,
    "momentum": {"momentum", "nesterov"},
    "smoothing": {"rmsprop"},
    "beta1": {"adam", "adamw"},
    "beta2": {"adam", "adamw"},
    "epsilon": {"rmsprop", "adam", "adamw"},
    "memory": {"lbfgs"},
    "schedule_period": {"step", "cosine", "restarts", "inverse"},
    "schedule_factor": {"step"},
    "schedule_floor": {"cosine", "restarts"},
    "schedule_growth": {"restarts"},
}


def test_a_setting_makes_a_difference_for_the_optimisers_and_schedules_that_are_its_users():
    for name in SETTINGS:
        for optimiser in get_args(get_type_hints(Training)["optimiser"]):
            for schedule in get_args(get_type_hints(Training)["schedule"]):
                used = Training(optimiser=optimiser, schedule=schedule).uses(name)
                if name == "min_improvement":
                    assert not used
                elif name.startswith("schedule"):
                    is_user = schedule in USERS.get(name, {schedule})
                    assert used == (is_user and optimiser != "lbfgs")
                else:
                    assert used == (optimiser in USERS.get(name, {optimiser}))
    assert Training(patience=5).uses("min_improvement")


def test_a_rate_that_is_given_is_automatic_no_more():
    automatic = Training(automatic_rate=True)
    assert automatic.changed(learning_rate=0.2) == Training(0.2)
    assert automatic.changed(learning_rate=0.2, automatic_rate=True) == Training(0.2, automatic_rate=True)
    assert automatic.changed(seed=3) == Training(seed=3, automatic_rate=True)


@pytest.mark.parametrize(
    ("change", "continues"),
    [
        ({"learning_rate": 0.7}, True),
        ({"automatic_rate": True}, True),
        ({"steps": 7}, True),
        ({"seed": 7}, False),
        ({"optimiser": "adam"}, False),
        ({"batch_size": 3}, False),
        ({"dtype": "float32"}, False),
    ],
)
def test_training_continues_where_all_but_the_rate_and_the_end_is_the_same(change, continues):
    assert Training(**change).continues(Training()) == continues
    assert Training().continues(Training(**change)) == continues
