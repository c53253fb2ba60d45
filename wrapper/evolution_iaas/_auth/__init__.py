"""Authentication: the two modes, token sources, and the token cache."""
