"""Secrets: values that no repr, log line, pickle, JSON, or traceback with local variables shows."""

from __future__ import annotations

from typing import Any, Generic, NoReturn, TypeVar

from evolution_iaas._core.client_adapter import ConfigurationError

T = TypeVar("T")


class Hidden(Generic[T]):
    """A value that `reveal()` alone shows.

    A frame that may raise has secrets in such objects alone: a traceback can show local variables.
    """

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        self._value = value

    def reveal(self) -> T:
        """Return the value."""
        return self._value

    def __repr__(self) -> str:
        return "<hidden>"

    def __reduce__(self) -> NoReturn:
        raise ConfigurationError("a secret is not written into pickles; reveal() it and store it where secrets belong")


class Secret(Hidden[str]):
    """A text that `reveal()` alone shows: it is in no repr, log line, pickle or JSON."""

    __slots__ = ()

    def __init__(self, text: str) -> None:
        super().__init__(text)

    def reveal(self) -> str:
        """Return the text."""
        return super().reveal()


def hidden(value: Any) -> Hidden[Any]:
    """Return a value hidden, unless it is already."""
    return value if isinstance(value, Hidden) else Hidden(value)


def hidden_or_none(value: Any) -> Hidden[Any] | None:
    """Return a value hidden; None for None."""
    return None if value is None else hidden(value)
