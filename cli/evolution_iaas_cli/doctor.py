"""`evolution-iaas doctor`: settings, names, TLS, token and one call, each with what to do where it fails."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import click

from evolution_iaas_cli.connection import connect, place_options
from evolution_iaas_cli.exits import Status, status_of
from evolution_iaas_cli.output import say
from evolution_iaas_cli.settings import rows

_SECONDS = 10.0


class Failure(Exception):  # noqa: N818 - it is a finding, not a fault of the program
    """A check that failed: why, and what to do."""

    def __init__(self, why: object, advice: str, status: Status, *, of_token: bool = False) -> None:
        super().__init__(f"{why}\n        {advice}")
        self.status = status
        self.of_token = of_token


def _doctor(**options: Any) -> int:
    """Check one thing after the other; the first that fails ends it, for the next ones need it."""
    import evolution_iaas as iaas

    for name, shown, place in rows(options.get("profile")):
        if place:
            click.echo(f"ok      {name} = {shown} ({place})")
    try:
        client = connect(options)
    except iaas.ConfigurationError as error:
        _report("settings", Failure(error, "evolution-iaas config init begins a profile.", Status.USAGE))
        return Status.USAGE
    with client:
        for name, check in _checks(client):
            began = time.monotonic()
            try:
                told = check()
            except Failure as failure:
                _report(name, failure)
                return failure.status
            click.echo(f"ok      {name}: {told} ({(time.monotonic() - began) * 1000:.0f} ms)")
    return Status.OK


def _report(name: str, failure: Failure) -> None:
    say(f"failed  {name}: {failure}")


def _checks(client: Any) -> Iterator[tuple[str, Callable[[], str]]]:
    url = urlsplit(client.base_url)
    host, port = url.hostname or "", url.port or (443 if url.scheme == "https" else 80)
    proxies = _proxies(url.scheme, host)
    if proxies:
        yield "proxy", lambda: f"{proxies}: names, connections and TLS are its affair"
    else:
        yield "name", lambda: _resolved(host, port)
        yield "connection", lambda: _connected(host, port, is_tls=url.scheme == "https")
    # One request of each kind: a call fetches the token that it needs.
    outcome = _called(client)
    token = outcome if isinstance(outcome, Failure) and outcome.of_token else None
    yield "token", lambda: _told(token or "the token endpoint gave one, or one was given")
    yield "call", lambda: _told(outcome)


def _proxies(scheme: str, host: str) -> str:
    """Return the proxy of the environment for a host, without what it may hold of credentials."""
    from urllib.request import getproxies, proxy_bypass

    if host in ("localhost", "127.0.0.1", "::1") or proxy_bypass(host):
        return ""
    known = getproxies()
    found = urlsplit(known.get(scheme) or known.get("all") or "")
    return f"{found.hostname}:{found.port}" if found.hostname else ""


def _resolved(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        advice = "Look at base_url, at the resolver, and whether a proxy is needed (HTTPS_PROXY)."
        raise Failure(f"{host}: {error.strerror or error}", advice, Status.ERROR) from None
    return f"{host} is {', '.join(sorted({str(each[4][0]) for each in found}))}"


def _connected(host: str, port: int, *, is_tls: bool) -> str:
    try:
        with socket.create_connection((host, port), _SECONDS) as plain:
            if not is_tls:
                return f"{host}:{port}, without TLS"
            with ssl.create_default_context().wrap_socket(plain, server_hostname=host) as secure:
                return f"{host}:{port}, {secure.version()}"
    except ssl.SSLCertVerificationError as error:
        advice = "A company's proxy may stand between: give its bundle with SSL_CERT_FILE."
        raise Failure(error.verify_message, advice, Status.ERROR) from None
    except OSError as error:
        advice = "Look at the firewall, and whether a proxy is needed (HTTPS_PROXY)."
        raise Failure(f"{host}:{port}: {error.strerror or error}", advice, Status.ERROR) from None


def _told(outcome: str | Failure) -> str:
    """Return what a check told, or raise what it found."""
    if isinstance(outcome, Failure):
        raise outcome
    return outcome


def _called(client: Any) -> str | Failure:
    """Return what one call told, or why it failed."""
    import evolution_iaas as iaas

    advice = {
        iaas.TokenError: "Look at client_id, client_secret and token_url.",
        iaas.AuthenticationError: "Look at auth_mode, and at api_key or requester_id; is the token of this service?",
        iaas.PermissionDeniedError: "Look at api_key or requester_id, and at the rights of the application.",
        iaas.NotFoundError: "Look at project_id and base_url.",
        iaas.TransportError: "The name resolves and the port answers: look at proxies and time limits.",
        iaas.ConfigurationError: "Set it in the profile, or in the environment.",
    }
    try:
        first = client.jobs.find(limit=1).first()
    except iaas.EvolutionError as error:
        text = next((text for cls, text in advice.items() if isinstance(error, cls)), "Try it again, with -v.")
        return Failure(error, text, status_of(error), of_token=isinstance(error, iaas.TokenError))
    return f"the jobs of project {client.project_id} can be read{'' if first else '; there are none'}"


command = click.Command(
    "doctor",
    params=place_options(("project_id",)),
    callback=_doctor,
    help="Check the settings, the network and the credentials, and say what to do about what fails.",
)
