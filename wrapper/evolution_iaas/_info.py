"""Versions and hashes that the installed package was built from."""

from typing import NamedTuple

from evolution_iaas._core.client_adapter import built_from
from evolution_iaas._version import __version__


class SpecInfo(NamedTuple):
    """What a package was built from; the hashes are of the parsed spec, and of config, templates and additions."""

    package_version: str
    spec_version: str
    spec_sha256: str
    generator: str
    formatter: str
    templates_sha256: str


def spec_info() -> SpecInfo:
    """Return the versions and hashes that the installed package was built from."""
    return SpecInfo(__version__, *built_from())
