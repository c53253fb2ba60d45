/** Plays the conformance vectors: a task a line in, what came of it a line out. See spec/conformance/README.md. */
import { createInterface } from "node:readline";
import { contract } from "./contract.js";
import { Accepted, type CallOptions, Change, type ClientOptions, type Clock, EvolutionClient, EvolutionError, Pager } from "./index.js";

interface Call {
  operation: string;
  arguments: Record<string, string>;
  body?: object;
  resume?: object;
  pause?: number;
  wait?: { timeout: number };
  cancel?: { requests?: number; sleeps?: number };
}

interface Task {
  vector: string;
  baseUrl: string;
  tokenUrl: string;
  clockUrl: string;
  together?: boolean;
  client: { mode: string; timeout: number; deadline?: number } & Record<string, unknown>;
  calls: Call[];
}

type Told = { now: number; requests: number };

/** The judge's time, which passes only by sleeping; a call may be cancelled in place of a sleep. */
class Virtual implements Clock {
  sleeps = 0;
  cancel = () => {};

  constructor(private url: string) {}

  async ask(init?: RequestInit): Promise<Told> {
    return (await (await fetch(this.url, init)).json()) as Told;
  }

  async now(): Promise<number> {
    return (await this.ask()).now * 1000;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (--this.sleeps === 0) this.cancel();
    signal?.throwIfAborted();
    await this.ask({ method: "POST", body: JSON.stringify({ sleep: milliseconds / 1000 }) });
  }

  /** Cancels once the server has had so many requests. */
  async watch(requests: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if ((await this.ask()).requests >= requests) this.cancel();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The accessor of an operation, and what its method takes. */
function accessor(client: EvolutionClient, operation: string) {
  for (const { name, methods } of contract.resources) {
    for (const method of methods) {
      if (method.operation === operation) {
        type Accessor = Record<string, (...values: unknown[]) => unknown>;
        return { holder: (client as unknown as Record<string, Accessor>)[camel(name)]!, method };
      }
    }
  }
  throw new Error(`no accessor has ${operation}`);
}

async function made(client: EvolutionClient, call: Call, signal: AbortSignal): Promise<unknown> {
  const { holder, method } = accessor(client, call.operation);
  const { projectId, zoneName, ...others } = call.arguments;
  const wait = { timeout: (call.wait?.timeout ?? 0) * 1000, signal };
  if (call.wait && call.operation === "getJob") return client.jobs.wait({ projectId: projectId!, jobId: others["jobId"]! }, wait);
  if (call.resume) return (holder["resume"]!(call.resume) as Change<unknown>).wait(wait);
  const path = Object.keys(method.arguments).map((name) => others[name]);
  const query = Object.fromEntries(Object.entries(others).filter(([name]) => !(name in method.arguments)));
  const options: CallOptions = { signal, ...(projectId ? { projectId } : {}), ...(zoneName ? { zone: zoneName } : {}) };
  const values = [...path, ...(method.name === "find" ? [query] : call.body ? [call.body] : []), options];
  const result = await holder[method.name]!(...values);
  if (result instanceof Pager) return { items: (await result.all()) as unknown[], total: result.total ?? null };
  if (!(result instanceof Accepted)) return result;
  if (call.wait) return result.wait(wait);
  const { job, retryAfter } = result.toJSON();
  return { answer: result.answer as unknown, job, retryAfter };
}

async function outcome(client: EvolutionClient, clock: Virtual, call: Call): Promise<object> {
  const controller = new AbortController();
  const { signal } = controller;
  if (call.pause) await clock.sleep(call.pause * 1000);
  if (call.cancel) {
    clock.cancel = () => {
      controller.abort();
    };
    clock.sleeps = call.cancel.sleeps ?? 0;
    if (call.cancel.requests === 0) controller.abort();
    else if (call.cancel.requests) void clock.watch(call.cancel.requests, signal);
  }
  try {
    return { value: (await made(client, call, signal)) ?? null };
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): object {
  if (!(error instanceof EvolutionError)) return { error: { kind: `foreign: ${(error as Error).stack}` } };
  const { kind, status, code, message, description, requestId, job, accepted } = error;
  return { error: { kind, status, code, message, description, requestId, job, accepted } };
}

async function play(task: Task): Promise<object[]> {
  const { timeout, deadline, ...credentials } = task.client;
  const clock = new Virtual(task.clockUrl);
  const url = "clientId" in credentials ? { tokenUrl: task.tokenUrl } : {};
  const limits = { timeout: timeout * 1000, ...(deadline ? { deadline: deadline * 1000 } : {}) };
  let client: EvolutionClient;
  try {
    client = new EvolutionClient({ ...credentials, ...url, ...limits, baseUrl: task.baseUrl, clock } as unknown as ClientOptions);
  } catch (error) {
    return task.calls.map(() => refused(error));
  }
  if (task.together) return Promise.all(task.calls.map((call) => outcome(client, clock, call)));
  const outcomes: object[] = [];
  for (const call of task.calls) outcomes.push(await outcome(client, clock, call));
  return outcomes;
}

for await (const line of createInterface({ input: process.stdin })) {
  const task = JSON.parse(line) as Task;
  process.stdout.write(`${JSON.stringify({ vector: task.vector, outcomes: await play(task) })}\n`);
}
