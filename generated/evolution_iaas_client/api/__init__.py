# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Contains methods for accessing the API"""
