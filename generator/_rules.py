"""What a change of the spec does to programs that were written before it: one line a rule.

A break has two sides. *Wire*: an old program talks to the new service; a request is held to other rules than an answer.
*Source*: an old program is run, or type-checked, with the package built from the new spec. The ids are those of
oasdiff's checks that say the same; where a rule is stricter than oasdiff, its last column says why.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from generator._changes import ADDED, CHANGED, DECREASED, INCREASED, REMOVED, Change
from generator._grammar import is_documentation


class Verdict(IntEnum):
    """How bad it is."""

    DOCUMENTATION = 0
    SAFE = 1
    BREAKING = 2

    @property
    def word(self) -> str:
        """Return the name as the report writes it."""
        return self.name.lower()


D, S, B = Verdict

REQUEST, RESPONSE = "request", "response"


class Rule(NamedTuple):
    """A row of the table. `member` is empty for objects that were added or removed as a whole; `*` stands for any."""

    name: str
    kind: str
    member: str
    actions: tuple[str, ...]
    request: Verdict
    response: Verdict
    source: Verdict
    oasdiff: str = ""
    stricter: str = ""

    def fits(self, change: Change) -> bool:
        """Tell whether this is the rule for a change."""
        return self.kind in ("*", change.kind) and self.member in ("*", change.member) and change.action in self.actions


_UP, _DOWN, _ANY = (INCREASED,), (DECREASED,), (CHANGED, INCREASED, DECREASED, ADDED, REMOVED)
_NEW, _GONE = (ADDED,), (REMOVED,)
_CHANGED = (CHANGED, INCREASED, DECREASED)
_SETTLED = "clients have it built in; oasdiff {0}"

# The first rule that fits counts.
RULES = (
    # Where requests go, and with which credentials.
    Rule("server-removed", "server", "", _GONE, B, S, S, "", "somebody may be using it; oasdiff has no rule"),
    Rule("server-added", "server", "", _NEW, S, S, S),  # behind the others; one in front changes the first one's URL
    Rule("server-variable", "variable", "*", _ANY, B, S, S, "", "part of the base URL; oasdiff has no rule"),
    Rule("server-changed", "server", "*", _ANY, B, S, S, "", "the default base URL; oasdiff has no rule"),
    Rule("security-alternative-removed", "document", "security", _GONE, B, S, S, "api-global-security-removed"),
    Rule("security-alternative-removed", "operation", "security", _GONE, B, S, S, "api-security-removed"),
    Rule(
        *("security-alternative-added", "*", "security", _NEW, B, S, S, "api-security-added"),
        "a client knows the alternatives it was built with, and `security` on an operation replaces the document's",
    ),
    Rule(
        *("security-scheme-removed", "scheme", "", _GONE, B, S, S, "api-security-component-removed"),
        _SETTLED.format("counts it as information"),
    ),
    Rule("security-scheme-added", "scheme", "", _NEW, S, S, S, "api-security-component-added"),
    Rule("api-key-name", "scheme", "name", _ANY, B, S, S, "api-security-component-api-key-name-changed"),
    Rule("api-key-place", "scheme", "in", _ANY, B, S, S, "api-security-component-api-key-in-changed"),
    Rule("http-scheme", "scheme", "scheme", _ANY, B, S, S, "api-security-component-http-scheme-changed"),
    Rule("security-scheme-type", "scheme", "type", _ANY, B, S, S, "api-security-component-type-changed"),
    Rule("security-scheme-changed", "scheme", "*", _ANY, B, S, S, "", "credentials would be sent otherwise"),
    Rule("oauth-flow", "flow", "*", _ANY, B, S, S, "", _SETTLED.format("counts token URL and scopes as information")),
    # Operations.
    Rule("path-removed", "path", "", _GONE, B, B, B, "api-path-removed-without-deprecation"),
    Rule("path-added", "path", "", _NEW, S, S, S, "endpoint-added"),
    Rule("operation-removed", "operation", "", _GONE, B, B, B, "api-removed-without-deprecation"),
    Rule("operation-added", "operation", "", _NEW, S, S, S, "endpoint-added"),
    Rule(
        *("operation-id", "operation", "operationId", _ANY, S, S, B, "api-operation-id-removed"),
        "it names functions and modules in generated code; oasdiff counts it as information",
    ),
    Rule(
        *("tag", "operation", "tags", _ANY, S, S, B, "api-tag-removed"),
        "it names the package of a generated function and the accessor; oasdiff counts it as information",
    ),
    Rule("job-contract", "job", "*", _ANY, S, B, S, "", "a client waits by it; oasdiff does not compare extensions"),
    Rule("job-contract", "operation", "x-job", _ANY, S, B, S, "", "a client waits by it"),
    # Parameters and bodies of requests.
    Rule("parameter-removed", "parameter", "", _GONE, B, S, B, "request-parameter-removed"),
    Rule("parameter-required", "parameter", "required", _NEW, B, S, B, "request-parameter-became-required"),
    Rule("parameter-required", "parameter", "required", _GONE, S, S, S, "request-parameter-became-optional"),
    Rule("parameter-changed", "parameter", "*", _ANY, B, S, B, "request-parameter-removed"),
    Rule("body-removed", "body", "", _GONE, B, S, B, "request-body-removed"),
    Rule("body-added", "body", "", _NEW, B, S, B, "request-body-added-required"),
    Rule("body-required", "body", "required", _NEW, B, S, B, "request-body-became-required"),
    Rule("body-optional", "body", "required", _GONE, S, S, S, "request-body-became-optional"),
    Rule("body-changed", "body", "*", _ANY, B, S, B, "", "not a change that a rule knows"),
    Rule("media-type-removed", "media", "", _GONE, B, B, B, "response-media-type-removed"),
    Rule("media-type-added", "media", "", _NEW, S, S, S, "response-media-type-added"),
    Rule("media-type-changed", "media", "*", _ANY, B, B, B, "", "not a change that a rule knows"),
    # Answers.
    Rule("response-added", "response", "", _NEW, S, S, S, "response-non-success-status-added"),
    Rule(
        *("response-removed", "response", "", _GONE, S, B, S, "response-success-status-removed"),
        "an error that is caught would come as another one; oasdiff counts errors as information",
    ),
    Rule("response-changed", "response", "*", _ANY, S, B, B, "", "another answer takes its place"),
    Rule("header-added", "header", "", _NEW, S, S, S, "response-header-added"),
    Rule(
        *("header-removed", "header", "", _GONE, S, B, S, "required-response-header-removed"),
        "counts and delays are read where they are sent; oasdiff counts optional headers as information",
    ),
    Rule("header-required", "header", "required", _NEW, S, S, S, ""),
    Rule("header-optional", "header", "required", _GONE, S, B, S, "response-header-became-optional"),
    Rule("header-changed", "header", "*", _ANY, S, B, S, "", "not a change that a rule knows"),
    # Schemas.
    Rule("property-removed", "schema", "", _GONE, B, B, B, "response-required-property-removed"),
    Rule("property-added", "schema", "", _NEW, S, S, S, "response-optional-property-added"),
    Rule("property-required", "schema", "required", _NEW, B, S, B, "request-property-became-required"),
    Rule("property-optional", "schema", "required", _GONE, S, B, B, "response-property-became-optional"),
    Rule("enum-value-added", "schema", "enum", _NEW, S, B, S, "response-property-enum-value-added"),
    Rule("enum-value-removed", "schema", "enum", _GONE, B, S, B, "request-property-enum-value-removed"),
    Rule("enum-became", "schema", "enum-as-such", _NEW, B, S, B, "request-property-became-enum"),
    Rule("enum-no-more", "schema", "enum-as-such", _GONE, S, B, B, "response-property-became-not-enum"),
    Rule(
        *("type", "schema", "type", _ANY, B, B, B, "response-property-type-changed"),
        "code that handles one type does not handle another, a wider one included",
    ),
    Rule(
        *("format", "schema", "format", _ANY, B, B, B, "response-property-type-changed"),
        "readers and types follow the format (date-time, uuid), also where oasdiff sees it widened",
    ),
    Rule(
        "reference", "schema", "$ref", _ANY, B, B, B, "", "another schema; what differs in it is listed where it stands"
    ),
    Rule("nullable", "schema", "nullable", _NEW, S, B, B, "response-property-became-nullable"),
    Rule("nullable", "schema", "nullable", _GONE, B, S, B, "request-property-became-not-nullable"),
    Rule(
        *("default", "schema", "default", _ANY, B, S, S, "request-property-default-value-changed"),
        "what a request means that leaves it out; oasdiff counts it as information",
    ),
    *(
        rule
        for limit in ("maximum", "maxLength", "maxItems", "maxProperties")
        for rule in (
            Rule("limit-set", "schema", limit, _NEW, B, S, S, "request-property-max-set"),
            Rule("limit-lowered", "schema", limit, _DOWN, B, S, S, "request-property-max-decreased"),
            Rule("limit-unset", "schema", limit, _GONE, S, B, S, "response-property-max-unset"),
            Rule("limit-raised", "schema", limit, _UP, S, B, S, "response-property-max-increased"),
        )
    ),
    *(
        rule
        for limit in ("minimum", "minLength", "minItems", "minProperties")
        for rule in (
            Rule("limit-set", "schema", limit, _NEW, B, S, S, "request-property-min-set"),
            Rule("limit-raised", "schema", limit, _UP, B, S, S, "request-property-min-increased"),
            Rule("limit-unset", "schema", limit, _GONE, S, B, S, "response-property-min-unset"),
            Rule("limit-lowered", "schema", limit, _DOWN, S, B, S, "response-property-min-decreased"),
        )
    ),
    Rule("pattern-removed", "schema", "pattern", _GONE, S, B, S, "response-property-pattern-removed"),
    Rule("pattern", "schema", "pattern", _NEW, B, S, S, "request-property-pattern-added"),
    Rule("pattern", "schema", "pattern", _CHANGED, B, B, S, "request-property-pattern-changed"),
    Rule(
        "job-states",
        "schema",
        "x-final-values",
        _ANY,
        S,
        B,
        S,
        "",
        "a wait ends by it; oasdiff does not compare extensions",
    ),
    Rule("job-states", "schema", "x-success-values", _ANY, S, B, S, "", "a wait succeeds by it"),
    Rule("class-name", "schema", "x-class", _ANY, S, S, B, "", "it names a class of the package"),
    Rule("open-value", "schema", "x-open", _NEW, S, S, S),
    Rule("open-value", "schema", "x-open", (CHANGED, REMOVED), S, S, B, "", "its `extra` is gone"),
    Rule("duration", "schema", "x-duration", _ANY, S, S, B, "", "what `duration` means"),
    Rule("reference-target", "schema", "x-refers-to", _ANY, S, S, S),  # the simulator checks it, no client does
    Rule("dependent-members", "schema", "x-dependentRequired", _GONE, S, S, S),
    Rule("dependent-members", "schema", "x-dependentRequired", _ANY, B, S, S, "", "a request must give more members"),
    Rule("tag-added", "tag", "", _NEW, S, S, S),
    Rule("tag-removed", "tag", "", _GONE, S, S, S),  # that an operation has another one counts by itself
    Rule("tag-extension", "tag", "*", _ANY, S, S, B, "", "it names accessors and arguments of the package"),
    # Nothing else is known to be harmless.
    Rule("version", "info", "version", _ANY, S, S, S, ""),
    Rule("unknown", "*", "*", _ANY, B, B, B, "", "not a change that a rule knows"),
)


def rule_for(change: Change) -> Rule | None:
    """Return the rule for a change; None for documentation."""
    if change.kind == "link" or is_documentation(change.kind, change.member):
        return None
    if (
        change.kind == "schema"
        and not change.member
        and change.pointer[:2] == ("components", "schemas")
        and len(change.pointer) == 3
    ):
        return _WHOLE[change.action]
    if change.kind == "parameter" and change.action == ADDED and not change.member:
        return _PARAMETER[bool(change.new.get("required"))] if "$ref" not in change.new else _PARAMETER[True]
    return next(rule for rule in RULES if rule.fits(change))


_WHOLE = {
    ADDED: Rule("schema-added", "schema", "", _NEW, S, S, S),
    REMOVED: Rule("schema-removed", "schema", "", _GONE, S, S, B, "api-schema-removed", "its generated class is gone"),
}
_PARAMETER = {
    False: Rule("parameter-added", "parameter", "", _NEW, S, S, S, "new-optional-request-parameter"),
    True: Rule("parameter-added-required", "parameter", "", _NEW, B, S, B, "new-required-request-parameter"),
}


def judge(change: Change, directions: Iterable[str]) -> tuple[Verdict, Verdict, Rule | None]:
    """Return the verdicts on the wire and for the source, and the rule.

    `directions` is where the change is met: in requests, in answers, or nowhere.
    """
    rule = rule_for(change)
    if rule is None:
        return D, D, None
    met = [{REQUEST: rule.request, RESPONSE: rule.response}[direction] for direction in directions]
    return max(met, default=S), rule.source, rule
