"""What says something of a file is a value: whoever is handed it cannot change it for others."""

import dataclasses
import importlib
import pkgutil

import pytest

import graphgui.data


def kinds():
    """Every dataclass of the package."""
    for module in pkgutil.walk_packages(graphgui.data.__path__, "graphgui.data."):
        for name, each in vars(importlib.import_module(module.name)).items():
            if isinstance(each, type) and dataclasses.is_dataclass(each) and each.__module__ == module.name:
                yield pytest.param(each, id=name)


@pytest.mark.parametrize("kind", list(kinds()))
def test_it_is_never_changed(kind):
    value = object.__new__(kind)
    for field in dataclasses.fields(kind):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field.name, None)
