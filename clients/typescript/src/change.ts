import type { Calls } from "./client.js";
import { contract, fill, isUnsafe, targetOf, type Values } from "./contract.js";
import { errorOf, type Job, type JobRef } from "./errors.js";
import { retryAfter } from "./headers.js";
import { followed, Wait } from "./wait.js";

/** How a wait is to go. */
export interface WaitOptions {
  /** Milliseconds; 1 h if absent. At its end the job is read a last time. */
  timeout?: number;
  /** Cancels the wait: it rejects with a `CancelledError`. */
  signal?: AbortSignal;
  /** Called with the job as first seen, and at each change of its state. */
  onUpdate?: (job: Job) => void;
}

/** A change as JSON, the same in all languages. */
export interface ChangeJSON {
  operationId: string;
  id: string | null;
  hRef: string;
  job: JobRef;
  /** Seconds. */
  retryAfter: number | null;
  target: string[];
}

/**
 * A change that the platform has accepted; a job carries it out. As JSON it may go to another process, also one in another
 * language, that waits for it: the `resume` of its resource takes it.
 */
export class Change<T> {
  #calls: Calls;

  /** @internal */
  constructor(
    calls: Calls,
    /** The operation that was called. */
    readonly operationId: string,
    /** The resource's; null where the response has none. */
    readonly id: string | null,
    readonly hRef: string,
    readonly job: JobRef,
    /** Milliseconds to wait before the first poll; undefined if the server does not say. */
    readonly retryAfterMs: number | undefined,
    /** The parameters of the path of the resource. */
    readonly target: string[],
  ) {
    this.#calls = calls;
  }

  /**
   * The resource, freshly read, once the job has ended and it can be used; undefined once it is gone, where it was
   * deleted. Faults of the connection and of the server do not end a wait.
   *
   * Rejects with a JobFailedError, ResourceFailedError, JobTimeoutError, ResourceTimeoutError or CancelledError.
   */
  async wait(options: WaitOptions = {}): Promise<T> {
    const wait = await Wait.begin(this.#calls.transport, options);
    if (this.retryAfterMs) await wait.sleep(this.retryAfterMs);
    const job = await wait.job(this.job, 60_000); // it was just started, and may not be found yet
    return followed<T>(wait, this.operationId, this.target, job);
  }

  /** The change without secrets; JSON.stringify calls it. */
  toJSON(): ChangeJSON {
    const { operationId, id, hRef, job, target } = this;
    const retryAfter = this.retryAfterMs === undefined ? null : this.retryAfterMs / 1000;
    return { operationId, id, hRef, job, retryAfter, target };
  }
}

/** A change, with its response. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- callers name it
export class Accepted<A, T> extends Change<T> {
  /** The body of the response; secrets in it are in no JSON of the change. */
  declare readonly answer: A;
}

/** The change that a response has accepted. */
export function accepted<A, T>(
  calls: Calls, operationId: string, values: Values, { data, response }: { data?: unknown; response: Response },
): Accepted<A, T> {
  const { id = null, hRef } = Object(data) as { id?: string; hRef?: string };
  const reader = targetOf(contract.operations[operationId]!);
  const target = reader.parameters.map((name) => values[name] ?? id ?? "");
  const pause = retryAfter(response.headers);
  const job = calls.transport.jobOf(response.headers);
  const change = new Accepted<A, T>(calls, operationId, id, hRef ?? fill(reader, target), job, pause, target);
  // Not shown by JSON or by the console: it may hold a private key.
  return Object.defineProperty(change, "answer", { value: data, enumerable: false });
}

/** Reads what `toJSON` wrote, of one of these operations. Throws a ConfigurationError for anything else. */
export function resumed<T>(calls: Calls, written: string | ChangeJSON, operations: string[]): Change<T> {
  const refuse = (why: string) => errorOf("configuration", `this is no change of this resource: ${why}`);
  let read: ChangeJSON;
  try {
    read = typeof written === "string" ? (JSON.parse(written) as ChangeJSON) : written;
  } catch (error) {
    throw errorOf("configuration", "this is no change as its JSON is written", { cause: error });
  }
  const { operationId, id, hRef, job, retryAfter: pause, target } = Object(read) as Partial<ChangeJSON>;
  if (!operationId || !operations.includes(operationId)) throw refuse(`operationId must be one of ${operations.join(", ")}`);
  const reader = targetOf(contract.operations[operationId]!);
  if (!Array.isArray(target) || target.length !== reader.parameters.length) throw refuse(`target must name ${reader.path}`);
  if (!job || [job.projectId, job.jobId, ...target].some((part) => typeof part !== "string" || isUnsafe(part))) {
    throw refuse("a part of its path is missing, empty, or leads elsewhere");
  }
  const delay = typeof pause === "number" && pause >= 0 && pause <= 86400 ? pause * 1000 : undefined;
  const ref = { projectId: job.projectId, jobId: job.jobId };
  return new Change<T>(calls, operationId, id ?? null, hRef ?? "", ref, delay, target);
}
