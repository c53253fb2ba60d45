/** What the conformance vectors cannot see: many calls at once, and what a client shows of itself. */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { inspect } from "node:util";
import { connect, errorCodes, EvolutionError } from "../index.js";

let server: Server;
let origin = "";
let grants = 0;

before(async () => {
  server = createServer((request, response) => {
    response.setHeader("Content-Type", "application/json");
    if (request.url === "/token") {
      grants += 1;
      setTimeout(() => response.end('{"access_token": "secret-token", "token_type": "Bearer", "expires_in": 3600}'), 20);
    } else response.end("[]");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => server.close());

function client() {
  const credentials = { apiKey: "secret-key", clientId: "me", clientSecret: "secret-word", tokenUrl: `${origin}/token` };
  return connect(credentials, { baseUrl: `${origin}/v1` });
}

const find = (made: ReturnType<typeof client>) =>
  made.api.GET("/projects/{projectId}/jobs", { params: { path: { projectId: "p-1" } } });

test("many calls at once share one token", async () => {
  const made = client();
  grants = 0;
  const answers = await Promise.all(Array.from({ length: 50 }, () => find(made)));
  assert.deepEqual(answers.map((answer) => answer.data), Array.from({ length: 50 }, () => []));
  assert.equal(grants, 1);
});

test("no secret is shown", async () => {
  const made = client();
  await find(made);
  assert.doesNotMatch(inspect(made, { depth: 10, showHidden: true }), /secret-/);
});

test("an error is an Error, with a kind", async () => {
  const made = client();
  const refused = made.api.GET("/projects/{projectId}/jobs", { params: { path: { projectId: ".." } } });
  await assert.rejects(refused, (error) => error instanceof EvolutionError && error.kind === "configuration");
});

test("codes of errors have names", () => {
  assert.equal(errorCodes["too-many-requests"], 53);
});
