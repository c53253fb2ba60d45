"""Foundations: errors, sans-I/O flows, validation, limits, and the adapter to the generated client."""
