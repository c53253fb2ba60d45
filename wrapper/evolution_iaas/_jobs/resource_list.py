"""The resources of one collection, as they are polled: a list instead of a request for each, where that is less."""

from __future__ import annotations

import math
from typing import Any

from evolution_iaas._core.errors import (
    AuthenticationError,
    BadRequestError,
    EvolutionError,
    NotFoundError,
    TokenError,
    UnexpectedResponseError,
)
from evolution_iaas._core.flow import Stream
from evolution_iaas._core.log import logger
from evolution_iaas._core.tables import Operation
from evolution_iaas._http.decode import DecodedResponse
from evolution_iaas._http.listing import count
from evolution_iaas._http.retries import is_transient
from evolution_iaas._jobs.poll import Poll
from evolution_iaas._jobs.salvage import object_of
from evolution_iaas._jobs.wait import GONE

_SIZES = (1000, 100)  # resources per page: what is requested, and the documented default if that is refused


class ResourceList:
    """The resources of one collection, and what polls have learned of it.

    Args:
        reader: the operation that reads one of them.
        path: the parameters of the collection's path.
    """

    def __init__(self, reader: Operation[Any], path: tuple[str, ...]) -> None:
        self._reader = reader
        self._path = path
        finder = reader.finder
        is_same = finder is not None and finder.responses.get(200) == [reader.responses.get(200)]
        self._finder = finder if is_same else None
        self._sizes = list(_SIZES)
        self._pages = 1
        self._unreadable: dict[str, bytes] = {}  # what was read last of resources that cannot be read

    def read(self, poll: Poll) -> Stream[None, None]:
        """Return a stream that looks for the resources that a poll misses; it emits before each request.

        Raises:
            PollEnded: nothing more is to be sent in this poll.
            AuthenticationError, TokenError: the caller is refused.
        """
        if self._finder is not None and poll.gain > max(1, self._pages):
            yield from self._read_pages(poll, self._finder)
        for name in list(poll.missing):
            yield from self._single(poll, name)

    def _read_pages(self, poll: Poll, finder: Operation[Any]) -> Stream[None, None]:
        is_paged = any(parameter.name == "offset" for parameter in finder.parameters)
        offset = pages = 0
        while self._finder is not None and len(poll.missing) > 1:
            response = yield from self._page(
                poll, finder, {"offset": offset, "limit": self._sizes[0]} if is_paged else {}
            )
            if response is None:
                return
            pages += 1
            poll.widen()
            for value in response.value:
                poll.tell(str(getattr(value, self._reader.type.key)), value)
            offset += response.count
            total = count(response.headers) if is_paged else offset
            if not response.count or (total is not None and total <= offset):
                if pages == 1:  # else elements may have moved to a page that was read already
                    yield from self._note_absent(poll, finder, offset if is_paged else None)
                return
            if total is None:
                return
            pages_left = math.ceil((total - offset) / response.count)
            self._pages = pages + pages_left
            if pages_left >= len(poll.missing):
                return

    def _note_absent(self, poll: Poll, finder: Operation[Any], offset: int | None) -> Stream[None, None]:
        """After the whole list: what is not in it is gone, if that is what somebody waits for.

        A total may be wrong: that nothing comes after the list is looked up.
        """
        gone = [name for name in poll.missing if poll.awaits_absence(name)]
        if gone and offset is not None:
            rest = yield from self._page(poll, finder, {"offset": offset, "limit": self._sizes[0]})
            gone = [] if rest is None or rest.count else gone
        for name in gone:
            poll.tell(name, GONE)

    def _page(
        self, poll: Poll, finder: Operation[Any], page: dict[str, Any]
    ) -> Stream[None, DecodedResponse[list[Any]] | None]:
        request = poll.requests.context.request(finder, self._path, page)
        try:
            return (yield from poll.requests.send(finder, request))
        except (AuthenticationError, TokenError) as error:
            if not is_transient(error):
                raise
        except EvolutionError as error:
            if isinstance(error, BadRequestError) and len(self._sizes) > 1 and page:
                del self._sizes[0]
            elif not is_transient(error):
                self._finder = None  # perhaps single resources are not refused
                logger.info("%s is refused (%s); requesting each", finder.id, error)
        return None

    def _single(self, poll: Poll, name: str) -> Stream[None, None]:
        """Request one resource."""
        request = poll.requests.context.request(self._reader, poll.missing[name])
        try:
            response = yield from poll.requests.send(self._reader, request)
        except (AuthenticationError, TokenError) as error:
            if not is_transient(error):
                raise
        except EvolutionError as error:
            if self._is_final(poll, name, error):
                poll.tell(name, error)
            else:
                poll.requests.tolerate(error)
                logger.info("%s: %s; polling again", self._reader.id, error)
        else:
            self._unreadable.pop(name, None)
            poll.tell(name, response.value)

    def _is_final(self, poll: Poll, name: str, error: EvolutionError) -> bool:
        """Return whether an error ends the wait for a resource."""
        if not is_transient(error):
            return not (isinstance(error, NotFoundError) and poll.tolerates_absence(name))
        if not isinstance(error, UnexpectedResponseError) or not object_of(error):
            return False
        before, self._unreadable[name] = self._unreadable.get(name), error.response.content
        return before == error.response.content and poll.has_ended(name, object_of(error))
