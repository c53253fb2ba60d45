"""Reconciling: the vendor's own description, in whatever version and form, compared with the spec by wire facts."""
