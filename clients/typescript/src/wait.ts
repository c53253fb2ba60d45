import type { WaitOptions } from "./change.js";
import { contract, fill, isUnsafe, retryRule } from "./contract.js";
import { errorOf, EvolutionError, isLimited, isPassing, type Job, type JobRef, type Kind, unreadOf, withDetails } from "./errors.js";
import { parsed, retryAfter } from "./headers.js";
import type { Transport } from "./transport.js";

const LONGEST_POLL = 30_000;

const ENDS: Partial<Record<Kind, string>> = {
  "job-failed": "the job ended without success",
  "job-timeout": "the job did not end in time",
  "resource-failed": "the job ended well, and the resource is broken",
  "resource-timeout": "the job ended well, and the resource was not usable in time",
};

/** The error of a wait that did not end well. */
function ended(kind: Kind, path: string): EvolutionError {
  return errorOf(kind, `${ENDS[kind] ?? kind}: ${path}`);
}

type Verdict = Kind | "done" | undefined;

/** What is read again and again. */
interface Polled<T> {
  path: string;
  isJob: boolean;
  /** Milliseconds for which a 404 is retried; `gone` if one is what is waited for. */
  late: number | "gone";
  timeout: Kind;
  judge: (seen: T) => Verdict;
  /** Whether a body that cannot be read will not get better. */
  isOver: (unread: Record<string, unknown>) => boolean;
}

/** One wait, for a job or a change. */
export class Wait {
  private constructor(
    private transport: Transport,
    private options: WaitOptions,
    private end: number,
  ) {}

  static async begin(transport: Transport, options: WaitOptions): Promise<Wait> {
    const { timeout = 3_600_000 } = options;
    if (!(timeout >= 0)) throw errorOf("configuration", "timeout must be a number of milliseconds, 0 or more");
    return new Wait(transport, options, (await transport.settings.clock.now()) + timeout);
  }

  async sleep(milliseconds: number): Promise<void> {
    const left = this.end - (await this.transport.settings.clock.now());
    await this.transport.sleep(Math.min(milliseconds, Math.max(0, left)), this.options.signal);
  }

  /** A job that has completed; `late` is as in Polled. */
  async job(ref: JobRef, late: number): Promise<Job> {
    if ([ref.projectId, ref.jobId].some(isUnsafe)) {
      throw errorOf("configuration", "a part of the job's path is empty, or leads elsewhere");
    }
    const { success, final } = contract.states;
    const path = fill(contract.operations["getJob"]!, [ref.projectId, ref.jobId]);
    let state: string | undefined;
    let seen: Job | undefined;
    try {
      return await this.poll<Job>({
        path, late, isJob: true, timeout: "job-timeout", isOver: (job) => "state" in job,
        judge: (job) => {
          seen = job;
          if (job.state !== state) this.options.onUpdate?.(job);
          state = job.state;
          if (success.includes(state)) return "done";
          return final.includes(state) ? "job-failed" : undefined;
        },
      });
    } catch (error) {
      if (!(error instanceof EvolutionError)) throw error;
      if (error.kind === "job-failed") error.message = [error.message, ...(seen?.messages ?? []).map((each) => each.message)].join(": ");
      throw seen ? withDetails(error, { job: seen }) : error;
    }
  }

  /** Reads until there is a verdict, or the end comes. */
  async poll<T>({ path, isJob, late, timeout, judge, isOver }: Polled<T>): Promise<T> {
    const { settings } = this.transport;
    const { clock } = settings;
    const began = await clock.now();
    let unread: string | undefined;
    for (let pause = 1000; ; pause = Math.min(pause * 1.5, 30_000)) {
      let delay: number | undefined;
      let verdict: Kind | undefined;
      try {
        const { signal } = this.options;
        const limits = { retries: 0, deadline: Math.min(settings.deadline, LONGEST_POLL) };
        const call = signal ? { ...limits, signal } : limits;
        const answer = await this.transport.send(new Request(settings.baseUrl + path), call, isJob);
        delay = retryAfter(answer.headers);
        const seen = (await answer.json()) as T;
        const found = judge(seen);
        if (found === "done") return seen;
        verdict = found;
      } catch (error) {
        if (!(error instanceof EvolutionError)) throw error;
        const isMissing = error.status === 404 || error.status === 410;
        if (isMissing && late === "gone") return undefined as T;
        const isUnseen = isMissing && late !== "gone" && (await clock.now()) - began < late;
        const body = unreadOf(error);
        const isSame = body !== undefined && body === unread;
        if ((!isPassing(error) && !isUnseen) || isSame) throw error; // the same twice is not passing
        if (body && isOver(parsed(body))) unread = body;
        const least = isLimited(error) ? retryRule(error.status, error.code)!.pause * 1000 : 0;
        delay = Math.max(error.retryAfterMs ?? 0, least);
      }
      const left = this.end - (await clock.now());
      if (verdict || left <= 0) throw ended(verdict ?? timeout, path);
      delay ||= pause * (0.8 + 0.2 * Math.random()); // 0 is no reason to hurry
      await this.sleep(Math.max(delay, 100));
    }
  }
}

/** The resource of a change, once it can be used; undefined once it is gone. */
export async function followed<T>(wait: Wait, operationId: string, target: string[], job: Job): Promise<T> {
  const made = contract.operations[operationId]!.job!;
  const reader = contract.operations[made.operationId ?? ""];
  if (!reader) return undefined as T; // nothing reads it
  const path = fill(reader, target);
  const judge = (resource: unknown): Verdict => {
    const state = String((resource as Record<string, unknown>)[made.state ?? ""]);
    if (made.usable?.includes(state)) return "done";
    return made.broken?.includes(state) ? "resource-failed" : undefined;
  };
  try {
    return await wait.poll<T>({
      path, isJob: false, late: made.gone ? "gone" : 60_000, timeout: "resource-timeout", judge,
      isOver: (resource) => judge(resource) !== undefined,
    });
  } catch (error) {
    throw error instanceof EvolutionError ? withDetails(error, { job }) : error;
  }
}

/** A job that has completed. */
export async function waitForJob(transport: Transport, ref: JobRef, options: WaitOptions): Promise<Job> {
  return (await Wait.begin(transport, options)).job(ref, 0);
}
