"""Code generation: what the build writes beside the output of openapi-python-client."""
