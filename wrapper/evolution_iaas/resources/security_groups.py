"""Security groups and their rules: `client.security_groups`."""

from collections.abc import Iterable
from typing import Any, Unpack

from attrs import Factory, field, frozen

from evolution_iaas import _checks
from evolution_iaas._accepted import Accepted, AsyncAccepted
from evolution_iaas._call import Endpoint
from evolution_iaas._engine import AsyncEngine, Engine
from evolution_iaas._errors import ConfigurationError
from evolution_iaas._flow import Flow
from evolution_iaas._generated import SecurityRuleDirection
from evolution_iaas._models import Resource
from evolution_iaas._values import Value
from evolution_iaas.resources._arguments import Attributes, Query
from evolution_iaas.resources._collection import (
    AnyResource,
    AsyncChangeable,
    AsyncCollection,
    Change,
    Changeable,
    Collection,
    Kind,
    Place,
    Rules,
    acknowledged,
)
from evolution_iaas.resources._pages import AsyncFound, Found


def _directions(values: Any) -> Any:
    """Take directions by their text, too; what is no list of texts is refused when it is sent."""
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        return values
    return [SecurityRuleDirection(value) for value in values]


@frozen
class SecurityRule(Value):
    """Lets traffic through that matches.

    `name` is unique in the group. `match_remote_ip_subnets` are 1 to 10 ranges in CIDR notation, `match_directions`
    `ingress`, `egress` or both, `match_protocols` up to 9 names or numbers, `match_port_ranges` up to 9 such as
    `443-443`; they need a protocol.
    """

    name: str
    match_remote_ip_subnets: list[str] = field(hash=False)
    match_directions: list[SecurityRuleDirection] = field(hash=False, converter=_directions)
    match_protocols: list[str] = field(default=Factory(list), hash=False)
    match_port_ranges: list[str] = field(default=Factory(list), hash=False)
    description: str | None = None

    _request = "SecurityRule"


@frozen
class SecurityGroup(Resource):
    """Rules that filter the traffic of the interfaces that the group is given to."""

    security_rules: list[SecurityRule] = field(hash=False)

    _nested = {"security_rules": SecurityRule}


class SecurityGroupQuery(Query, total=False):
    """What `find` takes: only the group of this `name`, only groups in this `provisioning_state`."""

    name: str
    provisioning_state: str


class SecurityGroupUpdate(Attributes, total=False):
    """What `update` takes; without `security_rules` the present ones stay, what else is not given is erased."""

    security_rules: Iterable[SecurityRule]


_KIND = Kind[SecurityGroup]("security group", SecurityGroup, get="getSecurityGroup", find="findSecurityGroups")
_CREATE = Endpoint("createSecurityGroup", acknowledged)
_UPDATE = Endpoint("updateSecurityGroup", acknowledged)
_CREATE_RULE = Endpoint("createSecurityRule", acknowledged)
_UPDATE_RULE = Endpoint("updateSecurityRule", acknowledged)
_BODY, _REPLACEMENT = "SecurityGroupInRequest", "SecurityGroupUpdateInRequest"


class SecurityGroups(Changeable[SecurityGroup]):
    """The security groups of a zone."""

    _kind = _KIND

    def find(self, **query: Unpack[SecurityGroupQuery]) -> Found[SecurityGroup]:
        """Return the security groups that match, read page by page while you loop over them."""
        return self._find(query, SecurityGroupQuery)

    def create(
        self, name: str, security_rules: Iterable[SecurityRule], **attributes: Unpack[Attributes]
    ) -> Accepted[SecurityGroup]:
        """Create a security group with at least one rule."""
        given: Any = {**attributes, "security_rules": security_rules}
        return self._send(self._rules.create(_CREATE, _BODY, name, given, SecurityGroupUpdate))

    def update(
        self, group: AnyResource, name: str | None = None, **attributes: Unpack[SecurityGroupUpdate]
    ) -> Accepted[SecurityGroup]:
        """Replace a security group; `name` is its present name, not needed for a group that was read."""
        return self._send(self._rules.update(_UPDATE, _REPLACEMENT, group, name, attributes, SecurityGroupUpdate))

    def rules(self, group: AnyResource, *, zone: str | None = None, project_id: str | None = None) -> "SecurityRules":
        """Return the rules of one group, to add and to replace; to read them, read the group."""
        return SecurityRules(self._engine, self._rules.place, self._rules.path(group, project_id, zone))


class AsyncSecurityGroups(AsyncChangeable[SecurityGroup]):
    """As `SecurityGroups`, awaited."""

    _kind = _KIND

    def find(self, **query: Unpack[SecurityGroupQuery]) -> AsyncFound[SecurityGroup]:
        """As `SecurityGroups.find`, for `async for`."""
        return self._find(query, SecurityGroupQuery)

    async def create(
        self, name: str, security_rules: Iterable[SecurityRule], **attributes: Unpack[Attributes]
    ) -> AsyncAccepted[SecurityGroup]:
        """As `SecurityGroups.create`."""
        given: Any = {**attributes, "security_rules": security_rules}
        return await self._send(self._rules.create(_CREATE, _BODY, name, given, SecurityGroupUpdate))

    async def update(
        self, group: AnyResource, name: str | None = None, **attributes: Unpack[SecurityGroupUpdate]
    ) -> AsyncAccepted[SecurityGroup]:
        """As `SecurityGroups.update`."""
        return await self._send(self._rules.update(_UPDATE, _REPLACEMENT, group, name, attributes, SecurityGroupUpdate))

    def rules(
        self, group: AnyResource, *, zone: str | None = None, project_id: str | None = None
    ) -> "AsyncSecurityRules":
        """As `SecurityGroups.rules`; nothing is sent yet."""
        return AsyncSecurityRules(self._engine, self._rules.place, self._rules.path(group, project_id, zone))


class _RuleRules(Rules[SecurityGroup]):
    """What both clients do with the rules of one group."""

    def change(self, endpoint: Endpoint[Any], path: tuple[str, ...], rule: object, *name: str) -> Change:
        """Return what adds or replaces a rule."""
        if not isinstance(rule, SecurityRule):
            raise ConfigurationError(f"rule must be a SecurityRule, not {type(rule).__name__}")
        _checks.identifier("the name of the rule", rule.name)
        flow = self.send(endpoint, (*path, *name), rule._to_raw(), path)
        return Change(flow, f"the rule {rule.name!r} in its group", lambda: self._holding(path, rule.name))

    def _holding(self, path: tuple[str, ...], name: str) -> Flow[list[SecurityRule]]:
        group = yield from self.get(path)
        return [rule for rule in group.security_rules if rule.name == name]


class SecurityRules(Collection[SecurityGroup]):
    """The rules of one security group. A change of one changes the group: waiting for it returns the group."""

    _kind = _KIND

    def __init__(self, engine: Engine, place: Place, path: tuple[str, ...]) -> None:
        super().__init__(engine, place)
        self._group = path
        self._changes = _RuleRules(engine.session, place, _KIND)

    def create(self, rule: SecurityRule) -> Accepted[SecurityGroup]:
        """Add a rule."""
        return self._send(self._changes.change(_CREATE_RULE, self._group, rule))

    def update(self, rule: SecurityRule) -> Accepted[SecurityGroup]:
        """Replace the rule of this name."""
        return self._send(self._changes.change(_UPDATE_RULE, self._group, rule, getattr(rule, "name", "")))


class AsyncSecurityRules(AsyncCollection[SecurityGroup]):
    """As `SecurityRules`, awaited."""

    _kind = _KIND

    def __init__(self, engine: AsyncEngine, place: Place, path: tuple[str, ...]) -> None:
        super().__init__(engine, place)
        self._group = path
        self._changes = _RuleRules(engine.session, place, _KIND)

    async def create(self, rule: SecurityRule) -> AsyncAccepted[SecurityGroup]:
        """As `SecurityRules.create`."""
        return await self._send(self._changes.change(_CREATE_RULE, self._group, rule))

    async def update(self, rule: SecurityRule) -> AsyncAccepted[SecurityGroup]:
        """As `SecurityRules.update`."""
        return await self._send(self._changes.change(_UPDATE_RULE, self._group, rule, getattr(rule, "name", "")))
