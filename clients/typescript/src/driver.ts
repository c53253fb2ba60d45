/** Plays the conformance vectors: a task a line in, what came of it a line out. See spec/conformance/README.md. */
import { createInterface } from "node:readline";
import { type Client, type Clock, connect, type Credentials, EvolutionError, retryAfter } from "./client.js";
import { contract } from "./contract.js";
import { follow, pages, wait } from "./wait.js";

interface Call {
  operation: string;
  arguments: Record<string, unknown>;
  body?: object;
  pause?: number;
  wait?: { timeout: number };
}

interface Task {
  vector: string;
  baseUrl: string;
  tokenUrl: string;
  clockUrl: string;
  client: { mode: string; retries: number; timeout: number } & Record<string, unknown>;
  calls: Call[];
}

type Answer = { data?: { id?: string }; response: Response };

/** The judge's time, which passes only by sleeping. */
function virtual(url: string): Clock {
  const ask = async (init?: RequestInit) => ((await (await fetch(url, init)).json()) as { now: number }).now;
  return {
    now: () => ask(),
    sleep: async (seconds) => void (await ask({ method: "POST", body: JSON.stringify({ sleep: seconds }) })),
  };
}

/** Calls an operation of the generated client, its arguments put where the spec wants them. */
function generated(client: Client, call: Call, more: Record<string, unknown> = {}): Promise<Answer> {
  const { method, path, parameters } = contract.operations[call.operation]!;
  const given = Object.entries({ ...call.arguments, ...more });
  const params = {
    path: Object.fromEntries(given.filter(([name]) => parameters.includes(name))),
    query: Object.fromEntries(given.filter(([name]) => !parameters.includes(name))),
  };
  const untyped = client.api as unknown as Record<string, (path: string, init: object) => Promise<Answer>>;
  return untyped[method]!(path, { params, body: call.body });
}

async function made(client: Client, call: Call): Promise<unknown> {
  if (call.wait && call.operation === "getJob") {
    return wait(client, call.arguments as { projectId: string; jobId: string }, call.wait.timeout);
  }
  if (call.operation.startsWith("find")) {
    // A collection that comes as a whole has no offset.
    const fetch = (offset: number) => generated(client, call, offset ? { offset } : {}) as Promise<Answer & { data: [] }>;
    return pages(fetch, Number(call.arguments["offset"] ?? 0));
  }
  const answer = await generated(client, call);
  if (call.operation.startsWith("get")) return answer.data;
  if (call.wait) return follow(client, answer, call.wait.timeout);
  const { headers } = answer.response;
  return { answer: answer.data, job: client.transport.jobOf(headers), retryAfter: retryAfter(headers) ?? null };
}

async function outcome(action: () => Promise<unknown>): Promise<object> {
  try {
    return { value: (await action()) ?? null };
  } catch (error) {
    if (!(error instanceof EvolutionError)) return { error: { kind: `foreign: ${error}` } };
    const { kind, status, code, message, description, job, accepted } = error;
    return { error: { kind, status, code, message, description, job, accepted } };
  }
}

async function play(task: Task): Promise<object[]> {
  const { retries, timeout, ...credentials } = task.client;
  const clock = virtual(task.clockUrl);
  const options = { baseUrl: task.baseUrl, retries, timeout, clock };
  const outcomes: object[] = [];
  let client: Client | undefined;
  for (const call of task.calls) {
    if (call.pause) await clock.sleep(call.pause);
    outcomes.push(
      await outcome(async () => {
        client ??= connect({ ...credentials, tokenUrl: task.tokenUrl } as unknown as Credentials, options);
        return made(client, call);
      }),
    );
  }
  return outcomes;
}

for await (const line of createInterface({ input: process.stdin })) {
  const task = JSON.parse(line) as Task;
  process.stdout.write(`${JSON.stringify({ vector: task.vector, outcomes: await play(task) })}\n`);
}
