"""The spec as the generator reads it: kinds of values, resources, and what cannot be generated."""
