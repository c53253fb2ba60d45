import { contract, find, match, namesTarget, type Operation, retryRule } from "./contract.js";
import { told } from "./error-body.js";
import { errorOf, EvolutionError, isLimited, isPassing, isUnsent, type JobRef, printable, withDetails } from "./errors.js";
import { type Answer, cancelled, exchange } from "./exchange.js";
import { retryAfter } from "./headers.js";
import { type CallOptions, type Checked, checked, type ClientOptions } from "./options.js";
import { read } from "./shape.js";
import { Tokens } from "./tokens.js";

const LONGEST_RETRY_AFTER = 120_000;

/** Stands below the generated client, so that every operation obeys the same rules. */
export class Transport {
  readonly settings: Checked;
  #headers: Record<string, string>;
  #tokens: Tokens;

  constructor(options: ClientOptions) {
    this.settings = checked(options);
    const inside = options.apiKey === undefined;
    const key = printable("apiKey or requesterId", inside ? options.requesterId : options.apiKey);
    this.#headers = { [inside ? "X-Requester-Id" : "X-API-Key"]: key };
    this.#tokens = new Tokens(options, this.settings);
  }

  /** Sends until a response is final, or the deadline has come; `salvage`: a finished job is read as far as it can be. */
  async send(request: Request, options: CallOptions, salvage = false): Promise<Response> {
    const { clock, logger } = this.settings;
    const { signal } = options;
    let { retries = this.settings.retries } = options;
    const operation = find(request.method, this.#pathOf(request.url))?.operation;
    if (!operation) throw errorOf("configuration", `an argument is empty, or leads to another path: ${request.url}`);
    if (signal?.aborted) throw cancelled(signal);
    const body = request.method === "GET" ? undefined : await request.text();
    const end = (await clock.now()) + (options.deadline ?? this.settings.deadline);
    for (let pause = 500; ; pause = Math.min(2 * pause, 20_000), retries--) {
      try {
        return await this.#once(request, body, operation, options, end, salvage);
      } catch (error) {
        if (!(error instanceof EvolutionError)) throw error;
        const delay = this.#delay(request.method, error, pause);
        const left = end - (await clock.now());
        const isTooLong = error.retryAfterMs !== undefined && delay! > Math.min(LONGEST_RETRY_AFTER, left);
        if (delay === undefined || retries <= 0 || left <= 0 || isTooLong) throw error;
        const seconds = Math.min(delay, left) / 1000;
        logger?.info(`${request.method} ${new URL(request.url).pathname}: again in ${seconds.toFixed(1)} s: ${error.message}`);
        await this.sleep(Math.min(delay, left), signal);
      }
    }
  }

  /** Sleeps; a signal that is aborted ends it with a CancelledError. */
  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    try {
      await this.settings.clock.sleep(milliseconds, signal);
    } catch (error) {
      throw signal?.aborted ? cancelled(signal) : error;
    }
  }

  /** Milliseconds until the same request may be sent again; nothing if it must not be. */
  #delay(method: string, error: EvolutionError, pause: number): number | undefined {
    const { kind, status, code, retryAfterMs } = error;
    const rule = retryRule(status, code);
    const again = kind !== "token" && status ? rule !== undefined : isPassing(error);
    const isRepeatable = method === "GET" || isUnsent(error) || kind === "token" || isLimited(error);
    if (!again || !isRepeatable || kind === "cancelled") return undefined;
    const least = (rule?.pause ?? 0) * 1000;
    return retryAfterMs === undefined ? least + Math.random() * pause : Math.max(retryAfterMs, least);
  }

  /** Sends once; after a 401 the token is renewed and the request sent again, for it was not executed. */
  async #once(
    request: Request, body: string | undefined, operation: Operation, options: CallOptions, end: number, salvage: boolean,
  ) {
    const { signal, timeout = this.settings.timeout } = options;
    const attempt = async (token: string) => {
      const left = end - (await this.settings.clock.now());
      if (left <= 0) throw errorOf("timeout", "the deadline of the call passed while its token was fetched", { unsent: true });
      const headers = { ...Object.fromEntries(request.headers), ...this.#headers, Authorization: `Bearer ${token}` };
      const sent = { url: request.url, method: request.method, headers, body, limit: Math.min(timeout, left), signal };
      return exchange(this.settings, sent, ({ ok, headers }) => ({
        ...(ok ? { accepted: this.#accepted(operation, headers) } : {}), ...requestIdOf(headers),
      }));
    };
    const token = await this.#tokens.get(undefined, end, signal);
    let answer = await attempt(token);
    if (answer.status === 401 && this.#tokens.renewable) {
      answer = await attempt(await this.#tokens.get(token, end, signal));
    }
    return this.#judged(operation, answer, salvage);
  }

  #accepted(operation: Operation, headers: Headers): JobRef | undefined {
    try {
      return operation.job && this.jobOf(headers);
    } catch {
      return undefined; // it names no job
    }
  }

  #judged(operation: Operation, { status, headers, text }: Answer, salvage: boolean): Response {
    const pause = retryAfter(headers);
    const details = { status, ...requestIdOf(headers), ...(pause === undefined ? {} : { retryAfterMs: pause }) };
    const lost = operation.method !== "GET" && (status === 502 || status === 504);
    if (status >= 400 && !lost) {
      const { message = `status ${status}`, ...more } = told(text, headers.get("Content-Type") ?? "");
      throw errorOf("api", message, { ...details, ...more });
    }
    // 202 or 203 has the same content as the success that the spec describes.
    const accepted = operation.job !== undefined && headers.has("X-Job-Href");
    if (status < 200 || status > 299 || (status !== operation.success && operation.job && !accepted)) {
      throw errorOf(lost ? "outcome-unknown" : "unexpected", `status ${status}`, details);
    }
    try {
      if (operation.job) this.jobOf(headers);
      const isEmpty = accepted && !text && namesTarget(operation);
      const shape = isEmpty ? undefined : operation.answer;
      const { value, sent } = shape ? read(shape, text, salvage) : { value: {}, sent: 1 };
      const kept = new Headers(headers);
      kept.set("X-Result-Count", String(sent));
      for (const name of ["Content-Length", "Content-Encoding", "Transfer-Encoding"]) kept.delete(name);
      kept.set("Content-Type", "application/json");
      return new Response(JSON.stringify(value), { status: operation.success, headers: kept });
    } catch (error) {
      const failure = errorOf("unexpected", error instanceof Error ? error.message : String(error), { ...details, unread: text });
      const job = this.#accepted(operation, headers);
      throw job ? withDetails(failure, { accepted: job }) : failure;
    }
  }

  /** The job that the response to a change names. */
  jobOf(headers: Headers): JobRef {
    const base = this.settings.baseUrl;
    const target = new URL((headers.get("X-Job-Href") ?? "").trim(), base);
    if (target.origin !== new URL(base).origin) throw new Error("X-Job-Href leads to another host");
    const path = target.pathname.slice(target.pathname.indexOf("/projects/")).replace(/\/+$/, "");
    const values = match(contract.operations["getJob"]!, "GET", path);
    if (!values) throw new Error("X-Job-Href names no job");
    return { projectId: values["projectId"]!, jobId: values["jobId"]! };
  }

  #pathOf(url: string): string {
    const path = new URL(url).pathname;
    const base = new URL(this.settings.baseUrl).pathname.replace(/\/$/, "");
    return path.startsWith(base) ? path.slice(base.length) : path;
  }
}

function requestIdOf(headers: Headers): { requestId?: string } {
  const requestId = headers.get("X-OAPI-Request-Id");
  return requestId ? { requestId } : {};
}
