import { retryRule } from "./contract.js";
import type { components } from "./generated/schema.js";

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
  /** The job of a change that was accepted, although its answer could not be read to the end. */
  accepted?: { projectId: string; jobId: string };
  /** No byte of the request was sent. */
  unsent?: boolean;
  /** The body of a success that is not what the spec says. */
  unread?: string;
  /** The head of the answer that broke off. */
  answer?: Response;

  constructor(readonly kind: Kind, message: string, details: Partial<EvolutionError> = {}) {
    super(message);
    Object.assign(this, details);
  }

  /** Whether there were too many requests, and this one was not executed. */
  get limited(): boolean {
    return retryRule(this.status, this.code)?.methods === "any-method";
  }

  /** Whether the same request may well succeed a little later. */
  get passing(): boolean {
    const status = this.status ?? 0;
    if (this.kind === "transport" || this.kind === "timeout") return true;
    return status >= 500 || this.limited || (this.kind === "unexpected" && status < 300);
  }
}

/** Seconds that a server asks to wait; undefined if no header has a usable value. */
export function retryAfter(headers: Headers): number | undefined {
  for (const text of [headers.get("X-Retry-After"), headers.get("Retry-After")]) {
    if (!text) continue;
    const now = Date.parse(headers.get("Date") ?? ""); // the server's clock may be another than ours
    const date = (Date.parse(text) - (Number.isNaN(now) ? Date.now() : now)) / 1000;
    const seconds = /^\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text.endsWith("GMT") ? date : NaN;
    if (seconds <= 86400) return Math.max(0, Math.ceil(seconds));
  }
  return undefined;
}

/** The JSON object in a text; an empty one if there is none. */
export function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

const MESSAGES = ["message", "detail", "error_description", "faultstring", "title", "error"];
const LONGEST_TEXT = 500; // characters of a body that is plain text

/**
 * What the body of an error says: the documented one, a list of such, one inside `error`, problem details (RFC 9457), an
 * OAuth 2.0 error (RFC 6749, section 5.2), or plain text.
 */
export function told(text: string, mediaType: string): { message?: string; code?: number; description?: string } {
  const first = (value: unknown) => Object(Array.isArray(value) ? value[0] : value) as Record<string, unknown>;
  const body = first(parsed(text));
  for (const found of [first(body["error"]), first(body["fault"]), first(body["errors"]), body]) {
    const filled = (name: string) => (typeof found[name] === "string" && found[name]) || undefined;
    const message = MESSAGES.map(filled).find((each) => each);
    const description = filled("description");
    if (!message && !description) continue;
    const sent = found["code"];
    const code = typeof sent === "string" && /^\s*-?\d{1,18}\s*$/.test(sent) ? Number(sent) : sent;
    return {
      ...(message ? { message } : {}),
      ...(Number.isInteger(code) ? { code: code as number } : {}),
      ...(description ? { description } : {}),
    };
  }
  const plain = mediaType.toLowerCase().startsWith("text/plain") ? text.trim().split(/\s+/).join(" ") : "";
  return plain ? { message: plain.slice(0, LONGEST_TEXT) } : {};
}

export const PRINTABLE = /^[\x20-\x7e]+$/;

/** A value that fits into a header. */
export function printable(value: string): string {
  const trimmed = value.trim();
  if (PRINTABLE.test(trimmed)) return trimmed;
  throw new EvolutionError("configuration", "a key or token is empty, or holds what a header cannot carry");
}
