"""Key pairs: `client.key_pairs`."""

from typing import Unpack

from attrs import frozen

from evolution_iaas._accepted import Accepted, AsyncAccepted
from evolution_iaas._call import Endpoint
from evolution_iaas._models import Resource
from evolution_iaas.resources._arguments import Attributes, Query
from evolution_iaas.resources._collection import AsyncChangeable, Changeable, Kind, acknowledged
from evolution_iaas.resources._pages import AsyncFound, Found


@frozen
class KeyPair(Resource):
    """An SSH key that virtual machines can be created with. Its private half is never shown after its creation."""

    public_key: str | None


class KeyPairQuery(Query, total=False):
    """What `find` takes: `provisioning_state` finds only those in this state."""

    provisioning_state: str


class NewKeyPair(Attributes, total=False):
    """What `create` takes: without a `public_key` (512 to 2000 characters) the platform generates both keys."""

    public_key: str


_KIND = Kind[KeyPair]("key pair", KeyPair, get="getKeyPair", find="findKeyPairs")
_CREATE = Endpoint("createKeyPair", acknowledged)
_BODY = "KeyPairInRequest"


class KeyPairs(Changeable[KeyPair]):
    """The key pairs of a zone."""

    _kind = _KIND

    def find(self, **query: Unpack[KeyPairQuery]) -> Found[KeyPair]:
        """Return the key pairs that match, read page by page while you loop over them."""
        return self._find(query, KeyPairQuery)

    def create(self, name: str, **attributes: Unpack[NewKeyPair]) -> Accepted[KeyPair]:
        """Create a key pair; a generated private key is in the answer's `private_key`, and nowhere else ever again."""
        return self._send(self._rules.create(_CREATE, _BODY, name, attributes, NewKeyPair))


class AsyncKeyPairs(AsyncChangeable[KeyPair]):
    """As `KeyPairs`, awaited."""

    _kind = _KIND

    def find(self, **query: Unpack[KeyPairQuery]) -> AsyncFound[KeyPair]:
        """As `KeyPairs.find`, for `async for`."""
        return self._find(query, KeyPairQuery)

    async def create(self, name: str, **attributes: Unpack[NewKeyPair]) -> AsyncAccepted[KeyPair]:
        """As `KeyPairs.create`."""
        return await self._send(self._rules.create(_CREATE, _BODY, name, attributes, NewKeyPair))
