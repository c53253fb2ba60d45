"""The choice of a proxy: by the environment or the caller, never for plain http on loopback."""

from typing import Any

import evolution_iaas as iaas
import httpx
import pytest
from evolution_iaas._core.secret import Hidden
from evolution_iaas._http.proxies import Proxies
from support import JOB_ID, http_response, job

PROXY = "http://proxy.example:3128"


def chosen(monkeypatch: pytest.MonkeyPatch, url: str, **environ: str) -> str | None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    proxy = Proxies(None).of(httpx.URL(url))
    return None if proxy is None else str(proxy.url)


@pytest.mark.parametrize(
    ("no_proxy", "url", "is_direct"),
    [
        ("", "https://api.example.com", False),
        ("*", "https://api.example.com", True),
        ("example.com", "https://api.example.com", True),
        (".example.com", "https://api.example.com", True),
        ("*.example.com", "https://api.example.com", True),
        ("API.Example.com", "https://api.example.com.", True),
        ("example.com", "https://badexample.com", False),
        ("api.example.com:8443", "https://api.example.com:8443", True),
        ("api.example.com:8443", "https://api.example.com", False),
        ("api.example.com:443", "https://api.example.com", True),
        ("10.0.0.0/8", "https://10.1.2.3", True),
        ("10.0.0.0/8", "https://11.1.2.3", False),
        ("10.1.2.3", "https://10.1.2.3:8443", True),
        ("fe80::/10", "https://[fe80::1]", True),
        ("fd07:b51a:cc66:f0::/64,127.0.0.1", "https://[fd07:b51a:cc66:f0::7]", True),
        ("[2001:db8::1]", "https://[2001:db8::1]", True),
        ("2001:db8::1", "https://[2001:db8::2]", False),
        ("https://api.example.com", "https://api.example.com", True),
        (" , ,:,/,[,]", "https://api.example.com", False),
    ],
)
def test_no_proxy(monkeypatch: pytest.MonkeyPatch, no_proxy: str, url: str, is_direct: bool) -> None:
    """Names, domains, ports, addresses, networks of both families, with brackets and without."""
    found = chosen(monkeypatch, url, HTTPS_PROXY=PROXY, NO_PROXY=no_proxy)
    assert found == (None if is_direct else PROXY)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "[::1]", "api.localhost", "localhost."])
def test_loopback_needs_no_proxy(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """A proxy elsewhere would see the credentials that plain http carries."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, PROXY)
    for scheme in ("http", "https"):
        assert Proxies(None).of(httpx.URL(f"{scheme}://{host}:8080")) is None
    assert Proxies(Hidden(PROXY)).of(httpx.URL(f"http://{host}:8080")) is None


def test_credentials_do_not_go_through_a_proxy_in_the_clear(scripted: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the environment's nor the caller's."""
    proxy, api = scripted(http_response(200, job())), scripted(http_response(200, job()))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    for given in (None, proxy.url):
        auth = iaas.OrangeDeveloper(api_key="key", access_token="token")
        with iaas.Client(auth, project_id="p", base_url=api.url, proxy=given) as client:
            assert client.jobs.get(JOB_ID).id
    assert proxy.received == []


@pytest.mark.parametrize(
    "value", ["socks://127.0.0.1:1", "foo://127.0.0.1:1", "http://user:SECRET@host:port", "http://"]
)
def test_a_proxy_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """The error names the variable, or the argument, and shows no password; one that is not used disturbs nobody."""
    auth = iaas.OrangeDeveloper(api_key="key", access_token="token")
    with pytest.raises(iaas.ConfigurationError, match=r"^proxy ") as info:
        iaas.Client(auth, proxy=value)
    assert "SECRET" not in str(info.value)
    monkeypatch.setenv("ALL_PROXY", value)
    with pytest.raises(iaas.ConfigurationError, match=r"^ALL_PROXY ") as info:
        iaas.Client(auth)
    assert "SECRET" not in str(info.value)
    iaas.Client(auth, base_url="http://localhost:1").close()
