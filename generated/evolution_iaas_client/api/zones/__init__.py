# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Contains endpoint functions for accessing the API"""
