# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from enum import StrEnum


class BasicState(StrEnum):
    """How a resource stands: `creating`, `updating` and `deleting` while a job works on it, `active` when it can be
    used, `error` when the last job failed. Readers must expect values that are not listed here. Provenance: seen."""

    ACTIVE = "active"
    CREATING = "creating"
    DELETING = "deleting"
    ERROR = "error"
    UPDATING = "updating"

    @property
    def is_known(self) -> bool:
        """Whether the spec lists this value."""
        return type(self).__members__.get(self.name) is self

    @classmethod
    def _missing_(cls, value: object) -> "BasicState | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = "UNKNOWN"
        member._value_ = value
        return member

    def __reduce_ex__(self, protocol: object) -> "tuple[type[BasicState], tuple[str]]":
        return type(self), (str(self.value),)

    def __str__(self) -> str:
        return str(self.value)
