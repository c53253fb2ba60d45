"""Answers requests as fast as asyncio can, so that what is measured is the client; prints its port.

What it answers is decided by the path: a job, a page of jobs, an accepted change, what the clients of other services
expect of theirs, or the number of connections that were made.
"""

import asyncio
import json
import re
from uuid import UUID

JOB = {
    "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "hRef": "/projects/p-1/jobs/3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "state": "completed",
    "description": "Create virtual machine web-1",
    "createdDate": "2024-10-02T15:25:04.028Z",
    "requesterId": "SIU0001",
    "startProcessingDate": "2024-10-02T15:25:05.100Z",
    "endProcessingDate": "2024-10-02T15:26:31.417Z",
    "messages": [],
}
ACCEPTED = {"id": JOB["id"], "hRef": f"/projects/p-1/zones/z-1/keypairs/{JOB['id']}", "publicKey": "ssh-rsa AAAA"}
ACTION = {
    "id": 1,
    "command": "create_server",
    "status": "success",
    "progress": 100,
    "started": "2024-10-02T15:25:04+00:00",
    "finished": "2024-10-02T15:26:31+00:00",
    "resources": [{"id": 42, "type": "server"}],
    "error": None,
}


def answer(body: object, *headers: str, status: str = "200 OK") -> bytes:
    """Return a response with a JSON body."""
    content = json.dumps(body).encode()
    head = [f"HTTP/1.1 {status}", "Content-Type: application/json", f"Content-Length: {len(content)}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + content


def page(count: int) -> bytes:
    """Return a page of so many jobs."""
    return answer([{**JOB, "id": str(UUID(int=number))} for number in range(count)], f"X-Total-Count: {count}")


ANSWERS = {
    b"/actions": answer({"action": ACTION}),  # Hetzner Cloud
    b"/models": answer({"id": "m-1", "object": "model", "created": 1727882704, "owned_by": "o"}),  # OpenAI
    b"/customers": answer({"id": "cus_1", "object": "customer", "created": 1727882704, "name": "n"}),  # Stripe
    b"limit=1000": page(1000),
    b"limit=100": page(100),
    b"/keypairs": answer(ACCEPTED, f"X-Job-Href: {JOB['hRef']}", "X-Retry-After: 1", status="201 Created"),
    b"": answer(JOB),
}
TABLE = answer({"Table": {"TableName": "t", "TableStatus": "ACTIVE", "ItemCount": 7}})  # DynamoDB


LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")


class Server(asyncio.Protocol):
    connections = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.pending = b""
        Server.connections += 1

    def data_received(self, data: bytes) -> None:
        self.pending += data
        while b"\r\n\r\n" in self.pending:
            head, _, rest = self.pending.partition(b"\r\n\r\n")
            length = int(
                next((line[15:] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0)
            )
            if len(rest) < length:
                return
            self.pending = rest[length:]
            self.transport.write(self.answer(head))

    def answer(self, head: bytes) -> bytes:
        target = head.partition(b"\r\n")[0].split()[1]
        if target.endswith(b"/connections"):
            counted, Server.connections = Server.connections, 0
            return answer(counted)
        if b"\r\nx-amz-target:" in head.lower():
            return TABLE
        return next(found for part, found in ANSWERS.items() if part in target)


async def main() -> None:
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0, backlog=2000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
