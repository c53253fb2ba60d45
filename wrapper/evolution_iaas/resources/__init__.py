"""One module a resource: which operations it has, and which class stands in front of each answer."""
