"""Compatibility: changes between two specs, their verdicts, who is affected, and the next version."""
