# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""The two exceptions that values raise; the others are in `evolution_iaas`."""


class EvolutionError(Exception):
    """Anything that goes wrong in this package."""


class ConfigurationError(EvolutionError):
    """A setting or an argument is missing or cannot be used; raised before anything is sent."""
