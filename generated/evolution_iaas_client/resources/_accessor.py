# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Accessors as attributes of a client: made when first used, and, of the class of the client, their class."""

from functools import cached_property
from typing import Any


class Accessor(cached_property[Any]):
    """An attribute that is made when it is first used. Asked of the class, it is the class of what is made.

    So `unittest.mock.create_autospec` and `help` see its methods.
    """

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is not None:
            return super().__get__(instance, owner)
        module, _, name = self.func.__annotations__["return"].rpartition(".")
        return getattr(self.func.__globals__[module], name)


def shown(cls: type) -> None:
    """Make each cached property of a class an accessor."""
    for name, member in list(vars(cls).items()):
        if isinstance(member, cached_property):
            made = Accessor(member.func)
            made.__set_name__(cls, name)
            setattr(cls, name, made)
