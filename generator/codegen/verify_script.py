"""Verification script of a fresh build: reads a plan from standard input, writes the problems as JSON lines."""

import json
import pkgutil
import re
import sys
from importlib import import_module
from types import SimpleNamespace
from typing import Any

_DATE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|\+00:00)")


def same(value: Any) -> Any:
    """Return a value with its dates in one format."""
    if isinstance(value, dict):
        return {name: same(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [same(inner) for inner in value]
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    return f"{match[1]}.{(match[2] or '.')[1:].ljust(6, '0')[:6]}" if match else value


def problems(plan: Any) -> Any:
    """Yield the problems of the package that the plan names."""
    package = import_module(plan["package"])
    modules = [info.name for info in pkgutil.walk_packages(package.__path__, f"{plan['package']}.")]
    for name in modules:
        import_module(name)
    found = [name for name in modules if re.fullmatch(rf"{plan['package']}\.api\.\w+\.\w+", name)]
    if len(found) != len(plan["operations"]):
        yield f"{len(plan['operations'])} operations are described, {len(found)} modules are there"
    models, resources = (import_module(f"{plan['package']}.{name}") for name in ("models", "resources"))
    for name, values in plan["enums"].items():
        members = [member.value for member in getattr(models, name)]
        if sorted(map(str, members)) != sorted(map(str, values)):
            yield f"the enum {name} has {members}, not {values}"
    for schema, (name, sample) in plan["models"].items():
        back = getattr(models, name).from_dict(sample).to_dict()
        if same(back) != same(sample):
            yield f"#/components/schemas/{schema}: {sample} comes back as {back}"
    for name, samples in plan["values"].items():
        cls = getattr(resources, name)
        whole = {api: value for sample in samples for api, value in sample.items()}
        known = {field.api for field in cls._fields}
        for sample in samples:
            given = {**whole, **sample}
            back = cls._read(given)._dump()
            if same(back) != same({api: value for api, value in given.items() if cls._open or api in known}):
                yield f"the class {name}: {given} comes back as {back}"
    for name, sample in plan["exact"].items():
        cls = getattr(resources, name)
        if cls._exact(sample) != cls._read(sample):
            yield f"the class {name}: {sample} is read as another by its exact reader"
    yield from requests(plan, resources)


def requests(plan: Any, resources: Any) -> Any:
    """Yield the problems of requests: parameters that are not sent."""
    kinds, spec = (import_module(f"{plan['package']}.{name}") for name in ("resources._kinds", "_spec"))
    for name, parameters in plan["parameters"].items():
        entry, known = resources.OPERATIONS[name], spec.OPERATIONS[name]
        table = getattr(import_module(f"{resources.__name__}.{entry.module}"), entry.table)
        given = {each.name: kinds.checked(each.name, each.kind, parameters[each.name][2]) for each in table.parameters}
        path = [f"segment-{index}" for index, _ in enumerate(re.findall(r"{\w+}", known["path"]))]
        body = {} if table.body is None else {"body": SimpleNamespace(to_dict=lambda: {"sent": True})}
        sent = import_module(f"{plan['package']}.api.{known['module']}")._get_kwargs(*path, **given, **body)
        wanted = re.sub(r"{\w+}", "%s", known["path"]) % tuple(path)
        places = {"query": sent.get("params", {}), "header": sent.get("headers", {})}
        if sent["url"] != wanted or (body and sent.get("json") != {"sent": True}):
            yield f"{name}: {sent['url']} with {sent.get('json')} is sent"
        yield from (
            f"{name}: the {place} has no {api}" for api, place, _ in parameters.values() if api not in places[place]
        )


if __name__ == "__main__":
    for problem in problems(json.load(sys.stdin)):
        sys.stdout.write(json.dumps(problem) + "\n")
