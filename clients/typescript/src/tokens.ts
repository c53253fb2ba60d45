import type { Credentials, Transport } from "./client.js";
import { EvolutionError, parsed, PRINTABLE, printable, retryAfter } from "./errors.js";

const BEARER = ["", "bearer", "bearertoken"]; // the last is what Apigee sends

/** Access tokens by the client credentials grant (RFC 6749, section 4.4), or the one that the caller gave. */
export class Tokens {
  readonly renewable: boolean;
  #given = "";
  #basic = "";
  #url = "";
  #current?: { value: string; renewAt: number; ended: number };
  #renewal?: Promise<string>;

  constructor(credentials: Credentials, private transport: Transport) {
    this.renewable = "clientId" in credentials;
    if ("clientId" in credentials) {
      const pair = `${printable(credentials.clientId)}:${printable(credentials.clientSecret)}`;
      this.#basic = `Basic ${Buffer.from(pair).toString("base64")}`;
      this.#url = credentials.tokenUrl;
    } else this.#given = printable(credentials.accessToken);
  }

  /** A token that is valid now and is not the rejected one; one renewal serves all callers meanwhile. */
  async get(rejected?: string): Promise<string> {
    if (!this.renewable) return this.#given;
    const now = await this.transport.clock.now();
    const current = this.#current;
    if (current && current.value !== rejected && now < current.renewAt) return current.value;
    this.#renewal ??= this.#renew(now, rejected).finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #renew(now: number, rejected?: string): Promise<string> {
    const current = this.#current;
    try {
      return await this.#fetch(now);
    } catch (error) {
      if (!current || current.value === rejected || now >= current.ended) throw error;
      current.renewAt = Math.min(now + 30, current.ended);
      return current.value;
    }
  }

  async #fetch(now: number): Promise<string> {
    const headers = {
      Accept: "application/json", Authorization: this.#basic, "Content-Type": "application/x-www-form-urlencoded",
    };
    const sent = this.transport.exchange(this.#url, "POST", headers, "grant_type=client_credentials");
    // No response: as if the server were down.
    const { status, text, headers: told } = await sent.catch(() => ({ status: 599, text: "", headers: new Headers() }));
    const { access_token, token_type, expires_in, code } = parsed(text) as Record<string, unknown>;
    const isBearer = BEARER.includes(String(token_type ?? "").trim().toLowerCase());
    const value = typeof access_token === "string" ? access_token.trim() : "";
    if (status !== 200 || !PRINTABLE.test(value) || !isBearer) {
      const details = { status, retryAfter: retryAfter(told), ...(typeof code === "number" ? { code } : {}) };
      throw new EvolutionError("token", "the token endpoint gave no token", details);
    }
    const life = Number.parseFloat(String(expires_in));
    const ended = Number.isNaN(life) ? Infinity : life - Math.min(60, life / 2);
    const renewed = Number.isNaN(life) ? Infinity : life - Math.min(300, life / 5);
    this.#current = { value, renewAt: now + Math.min(renewed, ended), ended: now + ended };
    return value;
  }
}
