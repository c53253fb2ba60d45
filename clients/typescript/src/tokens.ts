import { errorOf, EvolutionError, isPrintable, printable } from "./errors.js";
import { told } from "./error-body.js";
import { type Answer, cancelled, exchange } from "./exchange.js";
import { parsed, retryAfter } from "./headers.js";
import type { Checked, ClientOptions } from "./options.js";

const BEARER = ["", "bearer", "bearertoken"]; // the last is what Apigee sends

/** Seconds, sent as a number or a text; NaN for anything else. */
function secondsOf(sent: unknown): number {
  return typeof sent === "number" || (typeof sent === "string" && sent.trim()) ? Number(sent) : NaN;
}

interface Renewal {
  token: Promise<string>;
  waiting: number;
  controller: AbortController;
}

/** Access tokens by the client credentials grant (RFC 6749, section 4.4), or the one that the caller gave. */
export class Tokens {
  readonly renewable: boolean;
  #given = "";
  #basic = "";
  #url = "";
  #current?: { value: string; renewAt: number; ended: number };
  #renewal: Renewal | undefined;

  constructor(options: ClientOptions, private checked: Checked) {
    this.renewable = options.accessToken === undefined;
    if (options.accessToken === undefined) {
      const pair = `${printable("clientId", options.clientId)}:${printable("clientSecret", options.clientSecret)}`;
      this.#basic = `Basic ${Buffer.from(pair).toString("base64")}`;
      this.#url = options.tokenUrl;
    } else this.#given = printable("accessToken", options.accessToken);
  }

  /** A token that is valid now and is not the rejected one; one renewal serves all callers meanwhile. */
  async get(rejected: string | undefined, end: number, signal?: AbortSignal): Promise<string> {
    if (!this.renewable) return this.#given;
    const now = await this.checked.clock.now();
    const current = this.#current;
    const usable = current && current.value !== rejected && now < current.ended ? current : undefined;
    if (usable && (now < usable.renewAt || this.#renewal)) return usable.value;
    this.#renewal ??= this.#begin(now, rejected, end);
    return this.#join(this.#renewal, end - now, signal);
  }

  /** Waits for a renewal; once nobody does any more, it is given up. */
  async #join(renewal: Renewal, limit: number, signal?: AbortSignal): Promise<string> {
    if (signal?.aborted) throw cancelled(signal);
    renewal.waiting += 1;
    let aborted = () => {};
    let late: NodeJS.Timeout | undefined;
    try {
      return await Promise.race([
        renewal.token,
        new Promise<never>((_, reject) => {
          aborted = () => {
            reject(cancelled(signal!));
          };
          signal?.addEventListener("abort", aborted, { once: true });
          late = setTimeout(() => {
            reject(errorOf("token", "the deadline of the call passed while its token was fetched", { down: true }));
          }, Math.min(limit, 2 ** 31 - 1));
        }),
      ]);
    } finally {
      clearTimeout(late);
      signal?.removeEventListener("abort", aborted);
      renewal.waiting -= 1;
      if (!renewal.waiting) {
        if (this.#renewal === renewal) this.#renewal = undefined;
        renewal.controller.abort();
      }
    }
  }

  #begin(now: number, rejected: string | undefined, end: number): Renewal {
    const controller = new AbortController();
    const renewal: Renewal = { waiting: 0, controller, token: this.#renew(now, rejected, end, controller.signal) };
    const over = () => {
      if (this.#renewal === renewal) this.#renewal = undefined;
    };
    renewal.token.then(over, over);
    return renewal;
  }

  async #renew(now: number, rejected: string | undefined, end: number, signal: AbortSignal): Promise<string> {
    const current = this.#current;
    try {
      return await this.#fetch(now, end, signal);
    } catch (error) {
      if (!current || current.value === rejected || now >= current.ended) throw error;
      current.renewAt = Math.min(now + 30_000, current.ended);
      return current.value;
    }
  }

  async #fetch(now: number, end: number, signal: AbortSignal): Promise<string> {
    const headers = { Authorization: this.#basic, "Content-Type": "application/x-www-form-urlencoded" };
    const limit = Math.min(this.checked.timeout, end - now);
    let answer: Answer;
    try {
      const body = "grant_type=client_credentials";
      answer = await exchange(this.checked, { url: this.#url, method: "POST", headers, body, limit, signal }, () => ({}));
    } catch (error) {
      const status = error instanceof EvolutionError ? error.status : undefined;
      const details = status === undefined ? { down: true, cause: error } : { status, cause: error };
      throw errorOf("token", `the token endpoint gave no token: ${(error as Error).message}`, details);
    }
    const { status, text } = answer;
    const { access_token, token_type, expires_in } = parsed(text);
    const kind: unknown = token_type ?? "";
    const isBearer = typeof kind === "string" && BEARER.includes(kind.trim().toLowerCase());
    const value = typeof access_token === "string" ? access_token.trim() : "";
    if (status !== 200 || !isPrintable(value) || !isBearer) {
      const more = status === 200 ? {} : told(text, answer.headers.get("Content-Type") ?? "");
      const pause = retryAfter(answer.headers);
      const { message = "the token endpoint gave no token", ...others } = more;
      throw errorOf("token", message, { status, ...others, ...(pause === undefined ? {} : { retryAfterMs: pause }) });
    }
    const life = Math.max(0, secondsOf(expires_in) * 1000);
    const ended = Number.isNaN(life) ? Infinity : life - Math.min(60_000, life / 2);
    const renewed = Number.isNaN(life) ? Infinity : life - Math.min(300_000, life / 5);
    this.#current = { value, renewAt: now + Math.min(renewed, ended), ended: now + ended };
    return value;
  }
}
