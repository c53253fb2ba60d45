import createClient, { type Client as Generated } from "openapi-fetch";
import { contract, find, match, type Operation, read, retryRule, type Values } from "./contract.js";
import type { paths } from "./generated/schema.js";
import { EvolutionError, printable, retryAfter, told } from "./errors.js";
import { Tokens } from "./tokens.js";
import { type Attempt, text, watched } from "./watch.js";

export { EvolutionError, type Job, type Kind, retryAfter } from "./errors.js";

export interface Clock {
  now(): number | Promise<number>;
  sleep(seconds: number): Promise<void>;
}

const systemClock: Clock = {
  now: () => performance.now() / 1000,
  sleep: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
};

/** Who calls: by the header X-API-Key (Orange Developer) or X-Requester-Id (Inside), and with which token. */
export type Credentials = ({ apiKey: string } | { requesterId: string }) &
  ({ accessToken: string } | { clientId: string; clientSecret: string; tokenUrl: string });

export interface Options {
  baseUrl: string;
  /** Further attempts of a GET. */
  retries?: number;
  /** Seconds for one request. */
  timeout?: number;
  clock?: Clock;
}

export interface Client {
  /** The generated client, under the rules of this one. */
  api: Generated<paths>;
  transport: Transport;
}

export function connect(credentials: Credentials, options: Options): Client {
  const transport = new Transport(credentials, options);
  const fetch = (request: Request) => transport.send(request, options.retries ?? 3);
  return { api: createClient<paths>({ baseUrl: transport.base, fetch }), transport };
}

/** Stands below the generated client, so that every operation obeys the same rules. */
export class Transport {
  readonly base: string;
  readonly clock: Clock;
  #asked = new WeakMap<Response, { operation: Operation; values: Values }>();
  #headers: Record<string, string>;
  #tokens: Tokens;
  #timeout: number;

  constructor(credentials: Credentials, options: Options) {
    const inside = "requesterId" in credentials;
    const key = printable(inside ? credentials.requesterId : credentials.apiKey);
    this.#headers = { [inside ? "X-Requester-Id" : "X-API-Key"]: key };
    this.base = options.baseUrl.replace(/\/+$/, "");
    this.clock = options.clock ?? systemClock;
    this.#timeout = options.timeout ?? 30;
    this.#tokens = new Tokens(credentials, this);
  }

  /** The request of a response. */
  origin(answer: Response) {
    return this.#asked.get(answer)!;
  }

  /** `salvage`: a finished job is read as far as it can be. */
  async send(request: Request, retries: number, salvage = false): Promise<Response> {
    const asked = find(request.method, this.pathOf(request.url));
    if (!asked) throw new EvolutionError("configuration", `an argument leads to another path: ${request.url}`);
    const body = request.method === "GET" ? undefined : await request.text();
    for (let pause = 0.5; ; pause = Math.min(2 * pause, 20), retries--) {
      try {
        return await this.#once(request, body, asked, salvage);
      } catch (error) {
        if (!(error instanceof EvolutionError)) throw error;
        const { kind, status, code, retryAfter } = error;
        const rule = retryRule(status, code);
        const again = kind !== "token" && status ? rule !== undefined : error.passing;
        const least = rule?.pause ?? 0;
        const delay = retryAfter === undefined ? least + Math.random() * pause : Math.max(retryAfter, least);
        const repeatable = request.method === "GET" || error.unsent || kind === "token" || error.limited;
        if (!again || !repeatable || retries <= 0 || delay > 120) throw error;
        await this.clock.sleep(delay);
      }
    }
  }

  /** Sends once; after a 401 the token is renewed and the request sent again, for it was not executed. */
  async #once(
    request: Request, body: string | undefined, asked: { operation: Operation; values: Values }, salvage: boolean,
  ) {
    const exchange = (token: string) => {
      const sent = this.exchange(request.url, request.method, this.#signed(request, token), body);
      return sent.catch((error: EvolutionError) => this.#withJob(asked.operation, error));
    };
    let token = await this.#tokens.get();
    let answer = await exchange(token);
    if (answer.status === 401 && this.#tokens.renewable) {
      token = await this.#tokens.get(token);
      answer = await exchange(token);
    }
    const response = this.#judged(asked.operation, answer, salvage);
    this.#asked.set(response, asked);
    return response;
  }

  #signed(request: Request, token: string): Headers {
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(this.#headers)) headers.set(name, value);
    headers.set("Accept", "application/json");
    headers.set("Authorization", `Bearer ${token}`);
    return headers;
  }

  /** Sends bytes and reads the whole response. Redirects are not followed: they would carry the key to another host. */
  async exchange(url: string, method: string, headers: Headers | Record<string, string>, body?: string) {
    const attempt: Attempt = { sent: false };
    let answer: Response | undefined;
    try {
      const signal = AbortSignal.timeout(this.#timeout * 1000);
      const request = { method, headers, body, signal, redirect: "manual" } as const;
      answer = await watched(attempt, () => fetch(url, request));
      const whole = text(answer).catch((error) => {
        // The status of an error is worth more than its body.
        if (error instanceof EvolutionError && error.status! >= 400) return "";
        throw error;
      });
      return { status: answer.status, headers: answer.headers, text: await whole };
    } catch (error) {
      const { name, cause } = error as { name: string; cause?: { code?: string } };
      const details = { unsent: !attempt.sent, answer };
      if (error instanceof EvolutionError) throw Object.assign(error, details);
      if (method !== "GET" && attempt.sent) {
        throw new EvolutionError("outcome-unknown", "a change was sent and no whole answer came", details);
      }
      if (name === "TimeoutError") throw new EvolutionError("timeout", "no answer in time", details);
      throw new EvolutionError("transport", `no connection, or it broke: ${cause?.code ?? name}`, details);
    }
  }

  /** Throws an error again, with the job of a change that was accepted although its answer broke off. */
  #withJob(operation: Operation, error: EvolutionError): never {
    if (error.answer?.ok) error.accepted = this.#accepted(operation, error.answer.headers);
    throw error;
  }

  #accepted(operation: Operation, headers: Headers): EvolutionError["accepted"] {
    try {
      return operation.job && this.jobOf(headers);
    } catch {
      return undefined; // it names no job
    }
  }

  #judged(
    operation: Operation, { status, headers, text }: { status: number; headers: Headers; text: string }, salvage: boolean,
  ): Response {
    const details = { status, retryAfter: retryAfter(headers) };
    const lost = operation.method !== "GET" && (status === 502 || status === 504);
    if (status >= 400 && !lost) {
      const { message = `status ${status}`, ...more } = told(text, headers.get("Content-Type") ?? "");
      throw new EvolutionError("api", message, { ...details, ...more });
    }
    // 202 or 203 has the same content as the success that the spec describes.
    const accepted = operation.job !== undefined && headers.has("X-Job-Href");
    if (status < 200 || status > 299 || (status !== operation.success && operation.job && !accepted)) {
      throw new EvolutionError(lost ? "outcome-unknown" : "unexpected", `status ${status}`, details);
    }
    try {
      if (operation.job) this.jobOf(headers);
      // What was changed is known from the path.
      const isEmpty = accepted && !text && operation.method !== "POST";
      const shape = isEmpty ? undefined : operation.answer;
      const { value, sent } = shape ? read(shape, text, salvage) : { value: {}, sent: 1 };
      const kept = new Headers(headers);
      kept.set("X-Result-Count", String(sent));
      for (const name of ["Content-Length", "Content-Encoding", "Transfer-Encoding"]) kept.delete(name);
      kept.set("Content-Type", "application/json");
      return new Response(JSON.stringify(value), { status: operation.success, headers: kept });
    } catch (error) {
      throw new EvolutionError("unexpected", String(error), {
        ...details, unread: text, accepted: this.#accepted(operation, headers),
      });
    }
  }

  /** The job that the response to a change names. */
  jobOf(headers: Headers): { projectId: string; jobId: string } {
    const target = new URL(headers.get("X-Job-Href") ?? "", this.base);
    if (target.origin !== new URL(this.base).origin) throw new Error("X-Job-Href leads to another host");
    const path = target.pathname.slice(target.pathname.indexOf("/projects/"));
    const values = match(contract.operations["getJob"]!, "GET", path);
    if (!values) throw new Error("X-Job-Href names no job");
    return { projectId: values["projectId"]!, jobId: values["jobId"]! };
  }

  private pathOf(url: string): string {
    const path = new URL(url).pathname;
    const base = new URL(this.base).pathname;
    return path.startsWith(base) ? path.slice(base.length) : path;
  }
}
