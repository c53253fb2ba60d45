"""The pipeline from spec/openapi.yaml to generated/: a tool of the maintainers, never shipped."""
