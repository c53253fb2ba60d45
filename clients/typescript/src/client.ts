import createClient, { type Client as Generated } from "openapi-fetch";
import { clean, contract, find, match, type Operation, type Values } from "./contract.js";
import type { components, paths } from "./generated/schema.js";

export type Job = components["schemas"]["Job"];
export type Kind =
  | "configuration" | "api" | "token" | "transport" | "timeout" | "outcome-unknown" | "unexpected"
  | "job-failed" | "job-timeout" | "resource-failed" | "resource-timeout";

/** Any failure; docs/porting.md says what each kind means. */
export class EvolutionError extends Error {
  status?: number;
  code?: number;
  description?: string;
  /** Seconds that the server asks to be left alone. */
  retryAfter?: number;
  job?: Job;

  constructor(readonly kind: Kind, message: string, details: Partial<EvolutionError> = {}) {
    super(message);
    Object.assign(this, details);
  }

  /** Whether the same request may well succeed a little later. */
  get passing(): boolean {
    const status = this.status ?? 0;
    if (this.kind === "transport" || this.kind === "timeout") return true;
    return status === 429 || status >= 500 || (this.kind === "unexpected" && status < 300);
  }
}

/** Where a client takes its time from, in seconds. */
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

const RETRIED = [429, 502, 503, 504];

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

  /** What an answer is the answer to. */
  origin(answer: Response) {
    return this.#asked.get(answer)!;
  }

  async send(request: Request, retries: number): Promise<Response> {
    const asked = find(request.method, this.pathOf(request.url));
    if (!asked) throw new EvolutionError("configuration", `an argument leads to another path: ${request.url}`);
    const body = request.method === "GET" ? undefined : await request.text();
    for (let pause = 0.5; ; pause = Math.min(2 * pause, 20), retries--) {
      try {
        return await this.#once(request, body, asked);
      } catch (error) {
        if (!(error instanceof EvolutionError)) throw error;
        const { kind, status, retryAfter } = error;
        const refused = kind === "transport" && error.cause === "ECONNREFUSED";
        const again = kind === "token" ? error.passing : status ? RETRIED.includes(status) : error.passing;
        const delay = retryAfter ?? Math.random() * pause;
        if (!again || !(request.method === "GET" || refused || kind === "token") || retries <= 0 || delay > 120) throw error;
        await this.clock.sleep(delay);
      }
    }
  }

  /** Sends once; after a 401 the token is renewed and the request sent again, for it was not executed. */
  async #once(request: Request, body: string | undefined, asked: { operation: Operation; values: Values }) {
    let token = await this.#tokens.get();
    let answer = await this.exchange(request.url, request.method, this.#signed(request, token), body);
    if (answer.status === 401 && this.#tokens.renewable) {
      token = await this.#tokens.get(token);
      answer = await this.exchange(request.url, request.method, this.#signed(request, token), body);
    }
    const response = this.#judged(asked.operation, answer);
    this.#asked.set(response, asked);
    return response;
  }

  #signed(request: Request, token: string): Headers {
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(this.#headers)) headers.set(name, value);
    headers.set("Authorization", `Bearer ${token}`);
    return headers;
  }

  /** Sends bytes and reads the whole answer. Redirects are not followed: they would carry the key to another host. */
  async exchange(url: string, method: string, headers: Headers | Record<string, string>, body?: string) {
    try {
      const signal = AbortSignal.timeout(this.#timeout * 1000);
      const answer = await fetch(url, { method, headers, body, signal, redirect: "manual" });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    } catch (error) {
      const { name, cause } = error as { name: string; cause?: { code?: string } };
      const code = cause?.code;
      if (code === "ECONNREFUSED") throw new EvolutionError("transport", "nobody listens", { cause: code });
      if (method !== "GET") throw new EvolutionError("outcome-unknown", "a change was sent and no answer came");
      if (name === "TimeoutError") throw new EvolutionError("timeout", "no answer in time");
      throw new EvolutionError("transport", `the connection broke: ${code ?? name}`);
    }
  }

  #judged(operation: Operation, { status, headers, text }: { status: number; headers: Headers; text: string }): Response {
    const details = { status, retryAfter: retryAfter(headers) };
    if (contract.errors.includes(status)) {
      const { code, message, description } = parsed(text) as Partial<components["schemas"]["Error"]>;
      if (typeof message !== "string") throw new EvolutionError("api", `status ${status}`, details);
      throw new EvolutionError("api", message, { ...details, code, description });
    }
    const lost = operation.method !== "GET" && (status === 502 || status === 504);
    if (status !== operation.success) {
      throw new EvolutionError(lost ? "outcome-unknown" : "unexpected", `status ${status}`, details);
    }
    try {
      if (operation.job) this.jobOf(headers);
      const body = JSON.stringify(clean(operation.answer, JSON.parse(text)));
      const kept = new Headers(headers);
      for (const name of ["Content-Length", "Content-Encoding", "Transfer-Encoding"]) kept.delete(name);
      kept.set("Content-Type", "application/json");
      return new Response(body, { status, headers: kept });
    } catch (error) {
      throw new EvolutionError("unexpected", String(error), details);
    }
  }

  /** The job that the answer to a change names. */
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

/** Access tokens by the client credentials grant (RFC 6749, section 4.4), or the one that the caller gave. */
class Tokens {
  readonly renewable: boolean;
  #given = "";
  #basic = "";
  #url = "";
  #held?: { value: string; renewAt: number; ended: number };
  #renewal?: Promise<string>;

  constructor(credentials: Credentials, private transport: Transport) {
    this.renewable = "clientId" in credentials;
    if ("clientId" in credentials) {
      const pair = `${printable(credentials.clientId)}:${printable(credentials.clientSecret)}`;
      this.#basic = `Basic ${Buffer.from(pair).toString("base64")}`;
      this.#url = credentials.tokenUrl;
    } else this.#given = printable(credentials.accessToken);
  }

  /** A token that is good now and is not the rejected one; one renewal serves all who ask meanwhile. */
  async get(rejected?: string): Promise<string> {
    if (!this.renewable) return this.#given;
    const now = await this.transport.clock.now();
    const held = this.#held;
    if (held && held.value !== rejected && now < held.renewAt) return held.value;
    this.#renewal ??= this.#renew(now, rejected).finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #renew(now: number, rejected?: string): Promise<string> {
    const held = this.#held;
    try {
      return await this.#fetch(now);
    } catch (error) {
      if (!held || held.value === rejected || now >= held.ended) throw error;
      held.renewAt = Math.min(now + 30, held.ended);
      return held.value;
    }
  }

  async #fetch(now: number): Promise<string> {
    const headers = { Authorization: this.#basic, "Content-Type": "application/x-www-form-urlencoded" };
    const asked = this.transport.exchange(this.#url, "POST", headers, "grant_type=client_credentials");
    const answer = await asked.catch(() => ({ status: 599, text: "" })); // no answer: as good as a server that is down
    const { access_token, token_type = "Bearer", expires_in } = parsed(answer.text) as Record<string, unknown>;
    if (answer.status !== 200 || typeof access_token !== "string" || String(token_type).toLowerCase() !== "bearer") {
      throw new EvolutionError("token", "the token endpoint gave no token", { status: answer.status });
    }
    const life = Number.parseFloat(String(expires_in));
    const ended = Number.isNaN(life) ? Infinity : life - Math.min(60, life / 2);
    const renewed = Number.isNaN(life) ? Infinity : life - Math.min(300, life / 5);
    this.#held = { value: access_token, renewAt: now + Math.min(renewed, ended), ended: now + ended };
    return access_token;
  }
}

/** Seconds that a server asks to be left alone; nothing if it says nothing that makes sense. */
export function retryAfter(headers: Headers): number | undefined {
  for (const text of [headers.get("X-Retry-After"), headers.get("Retry-After")]) {
    if (!text) continue;
    const date = /[a-z]/i.test(text) ? (Date.parse(text) - Date.now()) / 1000 : Number(text);
    if (date <= 86400) return Math.max(0, Math.ceil(date));
  }
  return undefined;
}

function parsed(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function printable(value: string): string {
  const trimmed = value.trim();
  if (/^[\x20-\x7e]+$/.test(trimmed)) return trimmed;
  throw new EvolutionError("configuration", "a key or token is empty, or holds what a header cannot carry");
}
