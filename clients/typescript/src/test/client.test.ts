/** What the conformance vectors cannot see: what is JavaScript's own, and what a client shows of itself. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { inspect } from "node:util";
import {
  ApiError, CancelledError, type ClientOptions, ConfigurationError, errorCodes, EvolutionClient, EvolutionError, type Settings, version,
} from "../index.js";

const ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
const JOB = {
  id: ID, hRef: `/projects/p-1/jobs/${ID}`, state: "in-progress", description: "", createdDate: "2024-10-02T15:25:04Z", requesterId: "me",
};
let server: Server;
let origin = "";
let polls = 0;

before(async () => {
  server = createServer((request, response) => {
    response.setHeader("Content-Type", "application/json");
    if (request.url === "/token") response.end('{"access_token": "secret-token", "token_type": "Bearer", "expires_in": 3600}');
    else if (request.url?.endsWith(ID)) response.end(JSON.stringify({ ...JOB, state: polls++ ? "completed" : "in-progress" }));
    else if (request.url?.endsWith("/jobs")) response.setHeader("X-Total-Count", "1").end(JSON.stringify([JOB]));
    else response.writeHead(404, { "X-OAPI-Request-Id": "r-1" }).end('{"code": 60, "message": "Not found"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => server.close());

function client(settings: Settings = {}) {
  const credentials = { apiKey: "secret-key", clientId: "me", clientSecret: "secret-word", tokenUrl: `${origin}/token` };
  const clock = { now: () => performance.now(), sleep: () => Promise.resolve() };
  return new EvolutionClient({ ...credentials, baseUrl: `${origin}/v1`, projectId: "p-1", clock, ...settings });
}

void test("errors have classes, status, code and request id", async () => {
  await assert.rejects(client().keyPairs.get(ID + "x", { zone: "eu-1" }), (error) => {
    assert.ok(error instanceof ApiError && error instanceof EvolutionError && error instanceof Error);
    assert.equal(error.name, "ApiError");
    assert.deepEqual([error.status, error.code, error.requestId], [404, 60, "r-1"]);
    assert.equal(errorCodes["too-many-requests"], 53);
    return true;
  });
});

void test("a signal cancels, and its reason is the cause", async () => {
  const signal = AbortSignal.abort("enough");
  await assert.rejects(client().jobs.get(ID, { signal }), (error) => {
    assert.ok(error instanceof CancelledError);
    assert.deepEqual([error.name, error.cause], ["AbortError", "enough"]);
    return true;
  });
});

void test("its own deadline ends a call that waits for the token of another", async () => {
  const hanging: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => { reject(new Error("aborted")); });
    });
  const waiting = client({ fetch: hanging });
  const other = new AbortController();
  const first = assert.rejects(waiting.jobs.get(ID, { signal: other.signal }), CancelledError);
  await assert.rejects(waiting.jobs.get(ID, { deadline: 50 }), { kind: "token", message: /deadline/ });
  other.abort();
  await first;
});

void test("a fetch of the caller's is used", async () => {
  const urls: string[] = [];
  const made = client({ fetch: (url, init) => (urls.push(url), fetch(url, init)) });
  assert.deepEqual(await made.jobs.find().all(), [JOB].map((job) => ({ ...job, createdDate: "2024-10-02T15:25:04.000Z" })));
  assert.deepEqual(urls.map((url) => new URL(url).pathname), ["/token", "/v1/projects/p-1/jobs"]);
});

void test("pages end where the loop does", async () => {
  const pager = client().jobs.find();
  for await (const job of pager) {
    assert.equal(job.id, ID);
    break;
  }
  assert.equal(pager.total, 1);
});

void test("a wait tells of each state", async () => {
  const seen: string[] = [];
  polls = 0;
  await client().jobs.wait(ID, { onUpdate: (job) => seen.push(job.state) });
  assert.deepEqual(seen, ["in-progress", "completed"]);
});

void test("a change is JSON", () => {
  const written = {
    operationId: "createKeyPair", id: ID, hRef: "/h", job: { projectId: "p-1", jobId: "j" }, retryAfter: 5, target: ["p-1", "eu-1", ID],
  };
  assert.equal(JSON.stringify(client().keyPairs.resume(JSON.stringify(written))), JSON.stringify(written));
  assert.throws(() => client().serverGroups.resume(written), /must be one of createServerGroup/);
});

void test("options are checked", async () => {
  const token = { accessToken: "t" };
  const wrong: [object, RegExp][] = [
    [token, /apiKey or requesterId/],
    [{ apiKey: "k" }, /either accessToken/],
    [{ apiKey: "k\n1", ...token }, /printable ASCII/],
    [{ apiKey: "k", ...token, baseUrl: "example.com" }, /baseUrl/],
    [{ apiKey: "k", ...token, retries: -1 }, /retries/],
    [{ apiKey: "k", ...token, timeout: 0 }, /timeout/],
    [{ apiKey: "k", clientId: "a:b", clientSecret: "c", tokenUrl: "https://example.com" }, /colon/],
    [{ apiKey: "k", clientId: "a", clientSecret: "c", tokenUrl: "token" }, /tokenUrl/],
  ];
  for (const [options, problem] of wrong) {
    assert.throws(() => new EvolutionClient(options as ClientOptions), (error) => error instanceof ConfigurationError && problem.test(error.message));
  }
  await assert.rejects(client().keyPairs.get(ID), /getKeyPair needs zone/);
  assert.throws(() => client().jobs.find({}, { retries: 0.5 }), /retries/);
});

void test("no secret is shown, and attempts are logged", async () => {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const made = client({ logger: { debug: log, info: log } });
  const error = await made.keyPairs.get("k-1", { zone: "eu-1" }).catch((failure: unknown) => failure);
  assert.match(lines.join("\n"), /GET \/v1\/projects\/p-1\/zones\/eu-1\/keypairs\/k-1: status 404/);
  assert.doesNotMatch(inspect([made, error, lines], { depth: 10, showHidden: true }), /secret-/);
});

void test("the version is that of the spec", async () => {
  const read = async (path: string) => JSON.parse(await readFile(new URL(path, import.meta.url), "utf8")) as { version: string; spec: { version: string } };
  const [packaged, contract] = [await read("../../package.json"), await read("../generated/contract.json")];
  assert.equal(packaged.version, version);
  assert.equal(version.split(".").slice(0, 2).join("."), contract.spec.version.split(".").slice(0, 2).join("."));
});
