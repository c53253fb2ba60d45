import { type Client, EvolutionError, type Job, type Kind, retryAfter } from "./client.js";
import { contract, fill, retryRule } from "./contract.js";
import { parsed } from "./errors.js";

/** All elements of a collection. The next offset is counted, and what was seen before is dropped. */
export async function pages<T extends { id?: string; hRef?: string }>(
  fetch: (offset: number) => Promise<{ data?: T[]; response: Response }>,
  offset = 0,
): Promise<{ items: T[]; total?: number }> {
  const found = new Map<string, T>();
  for (let last = "", barren = 0; ; ) {
    const { data = [], response } = await fetch(offset);
    const sent = Number(response.headers.get("X-Result-Count") ?? data.length); // with those that could not be read
    offset += sent;
    const text = response.headers.get("X-Total-Count") ?? "";
    const told = /^\d+$/.test(text) ? Number(text) : undefined;
    // Fewer than have been read: it contradicts itself.
    const total = told !== undefined && sent && told < offset ? undefined : told;
    const keys = data.map((element) => element.id ?? element.hRef ?? JSON.stringify(element));
    const before = found.size;
    keys.forEach((key, index) => found.has(key) || found.set(key, data[index]!));
    barren = found.size > before ? 0 : barren + 1;
    const ended = total === undefined ? barren > 0 : offset >= total;
    if (!sent || keys.join("\n") === last || barren > 1 || ended) return { items: [...found.values()], total };
    last = keys.join("\n");
  }
}

/** A job that has completed. Transient faults do not end the wait; at the deadline the job is read a last time. */
export async function wait(client: Client, ref: { projectId: string; jobId: string }, timeout = 3600): Promise<Job> {
  return finished(client, ref, (await client.transport.clock.now()) + timeout, 0);
}

async function finished(
  client: Client, ref: { projectId: string; jobId: string }, end: number, late: number,
): Promise<Job> {
  const { success, final } = contract.states;
  const path = fill(contract.operations["getJob"]!, ref);
  return poll<Job>(client, path, end, late, "job-timeout", (job) => "state" in job, (job) => {
    if (success.includes(job.state)) return "done";
    return final.includes(job.state) ? "job-failed" : undefined;
  });
}

/**
 * Waits for the job of a change, then for the resource: returns that, freshly read, once it can be used; nothing once it
 * is gone, where it was deleted.
 */
export async function follow<T>(
  client: Client,
  change: { data?: { id?: string }; response: Response },
  timeout = 3600,
): Promise<T> {
  const { clock } = client.transport;
  const { operation, values } = client.transport.origin(change.response);
  const end = (await clock.now()) + timeout;
  const delay = retryAfter(change.response.headers);
  if (delay) await clock.sleep(Math.min(delay, timeout));
  // It was just started, and may not be found yet.
  const job = await finished(client, client.transport.jobOf(change.response.headers), end, 60);
  const made = operation.job!;
  const reader = contract.operations[made.operationId]!;
  const named = reader.parameters.map((name) => [name, values[name] ?? change.data?.id ?? ""]);
  const path = fill(reader, Object.fromEntries(named));
  const judge = (resource: unknown) => {
    const state = String((resource as Record<string, unknown>)[made.state]);
    if (made.usable?.includes(state)) return "done";
    return made.broken.includes(state) ? "resource-failed" : undefined;
  };
  const over = (resource: unknown) => judge(resource) !== undefined;
  return poll<T>(client, path, end, made.gone ? "gone" : 60, "resource-timeout", over, judge, job);
}

/**
 * Reads until `judge` gives a verdict, or the deadline does; `late` is the seconds for which a 404 is retried, or says
 * that one is what is waited for; `over` tells whether an answer that cannot be read will not get better.
 */
async function poll<T>(
  client: Client, path: string, end: number, late: number | "gone", timeout: Kind,
  over: (unread: Record<string, unknown>) => boolean, judge: (seen: T) => Kind | "done" | undefined, job?: Job,
): Promise<T> {
  const { clock, base } = client.transport;
  const began = await clock.now();
  let seen: T | undefined;
  let unread: string | undefined;
  for (let pause = 1; ; pause = Math.min(pause * 1.5, 30)) {
    let delay: number | undefined;
    let verdict: Kind | "done" | undefined;
    try {
      const answer = await client.transport.send(new Request(base + path), 0, timeout === "job-timeout");
      delay = retryAfter(answer.headers);
      seen = (await answer.json()) as T;
      verdict = judge(seen);
    } catch (error) {
      if (!(error instanceof EvolutionError)) throw error;
      const missing = error.status === 404 || error.status === 410;
      if (missing && late === "gone") return undefined as T;
      const unseen = missing && late !== "gone" && (await clock.now()) - began < late;
      const again = error.unread !== undefined && error.unread === unread;
      if ((!error.passing && !unseen) || again) throw error; // the same twice is not passing
      if (error.unread && over(parsed(error.unread))) unread = error.unread;
      delay = error.limited ? Math.max(error.retryAfter ?? 0, retryRule(error.status, error.code)!.pause) : error.retryAfter;
    }
    if (verdict === "done") return seen!;
    const left = end - (await clock.now());
    if (verdict || left <= 0) throw new EvolutionError(verdict ?? timeout, path, { job: job ?? (seen as Job) });
    delay ||= pause * (0.8 + 0.2 * Math.random()); // 0 is no reason to hurry
    await clock.sleep(Math.min(Math.max(delay, 0.1), left));
  }
}
