"""Departures of the spec from the pages that it was read from, as spec/departures.yaml has them."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.spec.errors import GeneratorError

FILE = Path("spec", "departures.yaml")


@dataclass(frozen=True)
class Sign:
    """A difference that a departure explains, as patterns."""

    at: str
    what: str
    value: str = "*"


@dataclass(frozen=True)
class Departure:
    """A departure, why it was made, and the differences that it explains."""

    text: str
    why: str
    explains: tuple[Sign, ...] = field(default=())

    def fits(self, place: str, what: str, values: list[Any]) -> bool:
        """Return whether it explains a difference."""
        return any(
            fnmatchcase(place, sign.at)
            and fnmatchcase(what, sign.what)
            and any(fnmatchcase(str(value), sign.value) for value in values)
            for sign in self.explains
        )


def read(root: Path) -> list[Departure]:
    """Return the departures in their order.

    Raises:
        GeneratorError: if the file cannot be read, or an entry is not as it should be.
    """
    path = root / FILE
    try:
        listed = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}") from error
    if not isinstance(listed, list):
        raise GeneratorError(f"{path}: #: expected a list of departures")
    found = []
    for index, each in enumerate(listed):
        try:
            signs = tuple(Sign(**sign) for sign in each.get("explains", []))
            found.append(Departure(each["departure"], each["why"], signs))
        except (AttributeError, KeyError, TypeError) as error:
            raise GeneratorError(
                f"{path}: #/{index}: expected departure, why, and in explains at, what, value ({error})"
            ) from error
    return found


def table(root: Path) -> str:
    """Return the departures as the table of PROVENANCE.md."""
    rows = [f"| {each.text} | {each.why} |" for each in read(root)]
    return "\n".join(["| departure | why |", "|---|---|", *rows]) + "\n"
