"""Code blocks of pages."""

import re
import socket
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Block:
    """A block of code: the name in the comment before it, its language, its text."""

    name: str
    language: str
    text: str


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page, in reading order."""
    found = re.findall(r"(?:<!-- (\w+) -->\n)?```(\w+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    return [Block(name, language, text.strip()) for name, language, text in found]


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
