"""Accepted findings: what a maintainer has looked at, with the reason, and until when it holds."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.spec.errors import GeneratorError

FILE = Path("spec", "accepted.yaml")


@dataclass
class Accepted:
    """The findings that are accepted, by their names, each with its reason; and those whose time is over."""

    reasons: dict[str, str] = field(default_factory=dict)
    expired: dict[str, date] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Return whether a finding is accepted."""
        if name in self.reasons:
            self.met.add(name)
        return name in self.reasons


def read(root: Path, today: date) -> Accepted:
    """Return what spec/accepted.yaml says on a day; nothing if there is no such file.

    Raises:
        GeneratorError: if the file cannot be read, or an entry has no name, no reason or no end.
    """
    path = root / FILE
    if not path.exists():
        return Accepted()
    try:
        listed = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise GeneratorError(f"{path}: #: cannot be read: {error}") from error
    if not isinstance(listed, list | None):
        raise GeneratorError(f"{path}: #: expected a list of findings, found {type(listed).__name__}")
    found = Accepted()
    for index, each in enumerate(listed or []):
        if not isinstance(each, dict) or each.keys() != {"finding", "reason", "until"}:
            raise GeneratorError(f"{path}: #/{index}: expected finding, reason and until")
        if not isinstance(each["until"], date):
            raise GeneratorError(f"{path}: #/{index}/until: expected a date such as 2027-01-31")
        for name in ("finding", "reason"):
            if not isinstance(each[name], str) or not each[name].strip():
                raise GeneratorError(f"{path}: #/{index}/{name}: expected a text")
        if each["until"] < today:
            found.expired[each["finding"]] = each["until"]
        else:
            found.reasons[each["finding"]] = each["reason"]
    return found
