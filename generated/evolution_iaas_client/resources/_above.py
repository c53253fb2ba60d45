# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""The package that is built on this one, by name: no module here imports it."""

import sys
from typing import Any


class _Above:
    def __getattr__(self, name: str) -> Any:
        package = sys.modules.get("evolution_iaas")
        if package is None:
            raise AttributeError("evolution_iaas, which accessors refer to, has not been imported")
        return getattr(package, name)


iaas = _Above()
