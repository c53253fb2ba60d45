"""Pipeline from spec/openapi.yaml to generated/; for maintainers, never shipped."""

import os

# With jsonschema-rs installed, which schemathesis brings, the spec's validator would use it by itself; its errors do
# not tell which alternative failed where, and a report would not name the place.
os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema"
