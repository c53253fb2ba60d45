"""Calls: what generated accessors make, and the jobs of a project with waiting."""
