"""Mutation testing of the checks: changed specs, generated code and wrapper, and what finds them."""
