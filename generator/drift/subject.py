"""Subject of the checks: a spec, its accepted snapshot, and the packages that are imported for them."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.spec import model
from generator.spec.document import Document, Pointer, to_text
from generator.spec.model import Node
from generator.spec.resources import Resources


@dataclass(frozen=True)
class Problem:
    """A difference between spec and wrapper: its place in the spec, and the symbol of the wrapper to look at."""

    pointer: Pointer
    symbol: str
    text: str

    def __str__(self) -> str:
        return f"{to_text(self.pointer)}: {self.text}; look at {self.symbol}"


class Subject:
    """What the checks look at: a spec, its accepted snapshot, and the packages as imported."""

    def __init__(self, document: Document, accepted: Document, root: Path) -> None:
        self.root = root
        self.document = document
        self.accepted = accepted
        self.operations = model.operations(document)
        self.schemas: Mapping[str, Any] = document["components"]["schemas"]

    @cached_property
    def iaas(self) -> Any:
        """The wrapper."""
        return importlib.import_module("evolution_iaas")

    @cached_property
    def clients(self) -> list[Any]:
        """Both clients; nothing is sent."""
        auth = self.iaas.OrangeDeveloper(api_key="k", access_token="t")  # noqa: S106
        return [kind(auth, project_id="p", zone="z") for kind in (self.iaas.Client, self.iaas.AsyncClient)]

    def inner(self, name: str) -> Any:
        """Return a module of the wrapper."""
        return importlib.import_module(f"evolution_iaas.{name}")

    @cached_property
    def resources(self) -> Resources:
        """The resources that the spec describes."""
        return Resources(self.document)

    def name(self, operation: Node) -> str:
        """Return the accessor of an operation, as a program writes it."""
        return self.resources.accessor(str(operation.value["operationId"]))

    def accessor(self, client: Any, operation: Node) -> Any:
        """Return the method of an operation; None if there is none."""
        found = client
        for name in self.name(operation).split(".")[1:]:
            found = getattr(found, name.removesuffix("(…)"), None)
            found = found("parent") if name.endswith("(…)") and callable(found) else found
        return found

    def parameters(self, operation: Node) -> list[Mapping[str, Any]]:
        """Return the parameters of an operation, those of its path included."""
        shared = self.document["paths"][operation.pointer[1]].get("parameters", [])
        return [model.resolved(self.document, each) for each in (*shared, *operation.value.get("parameters", []))]

    def members(self, schema: Any) -> dict[str, Any]:
        """Return the properties of a schema, with those that the parts of `allOf` bring."""
        whole = model.resolved(self.document, schema) or {}
        found: dict[str, Any] = {}
        for part in whole.get("allOf", []):
            found |= self.members(part)
        found |= whole.get("properties", {})
        return found

    def successes(self, operation: Node) -> list[tuple[str, Mapping[str, Any]]]:
        """Return the statuses and the responses of a call that succeeds."""
        responses = operation.value["responses"].items()
        found = [(status, response) for status, response in responses if status.startswith("2")] or list(responses)
        return [(status, model.resolved(self.document, response)) for status, response in found]

    def success(self, operation: Node) -> tuple[str, Mapping[str, Any]]:
        """Return the status and the response of a success, one that names the job if the operation starts one."""
        header = (operation.value.get("x-job") or {}).get("href")
        found = self.successes(operation)
        return next((each for each in found if header in each[1].get("headers", {})), found[0])

    def json_schema(self, holder: Any) -> Any:
        """Return the schema of a JSON body; None if there is none."""
        content = model.resolved(self.document, holder).get("content", {})
        return content.get("application/json", {}).get("schema")
