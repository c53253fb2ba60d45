"""Answers every request with one job, as fast as asyncio can: what is measured is the client."""

import asyncio
import json

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
BODY = json.dumps(JOB).encode()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(BODY), BODY)


class Server(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.pending = b""

    def data_received(self, data: bytes) -> None:
        self.pending += data
        while b"\r\n\r\n" in self.pending:
            self.pending = self.pending.partition(b"\r\n\r\n")[2]
            self.transport.write(ANSWER)


async def main() -> None:
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
