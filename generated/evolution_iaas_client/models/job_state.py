# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from enum import StrEnum


class JobState(StrEnum):
    """How a job stands: `acknowledged` (taken into account), `in-progress` (at work), `completed` (done, the
    resource can be requested) or `failed` (given up). Readers must expect values that are not listed here."""

    ACKNOWLEDGED = "acknowledged"
    COMPLETED = "completed"
    FAILED = "failed"
    IN_PROGRESS = "in-progress"

    @property
    def is_known(self) -> bool:
        """Whether the spec lists this value."""
        return type(self).__members__.get(self.name) is self

    @classmethod
    def _missing_(cls, value: object) -> "JobState | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = "UNKNOWN"
        member._value_ = value
        return member

    def __reduce_ex__(self, protocol: object) -> "tuple[type[JobState], tuple[str]]":
        return type(self), (str(self.value),)

    def __str__(self) -> str:
        return str(self.value)
