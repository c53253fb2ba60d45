"""Drift: checks of the wrapper against the spec, and the accepted snapshots."""
