"""The version of the distribution, written once: hatchling reads it from here."""

__version__ = "0.1.0"
