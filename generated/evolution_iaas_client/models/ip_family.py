# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from enum import StrEnum


class IpFamily(StrEnum):
    """Kind of an IP address; `ipv6` is announced, not available. Readers must expect other values. Provenance: seen."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"

    @property
    def is_known(self) -> bool:
        """Whether the spec lists this value."""
        return type(self).__members__.get(self.name) is self

    @classmethod
    def _missing_(cls, value: object) -> "IpFamily | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = "UNKNOWN"
        member._value_ = value
        return member

    def __reduce_ex__(self, protocol: object) -> "tuple[type[IpFamily], tuple[str]]":
        return type(self), (str(self.value),)

    def __str__(self) -> str:
        return str(self.value)
