import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { errorOf, EvolutionError } from "./errors.js";
import type { Checked } from "./options.js";
import { version } from "./version.js";

/** How far a request came. */
interface Attempt {
  sent: boolean;
  watched: boolean;
}

const running = new AsyncLocalStorage<Attempt>();
const attempts = new WeakMap<object, Attempt>();

// What Node's fetch says of itself (undici's documentation, "Diagnostics Channel Support"): the error of a request
// does not tell whether it was sent. Of another `fetch` it is not known, and counts as sent.
subscribe("undici:request:create", (message) => {
  const attempt = running.getStore();
  if (!attempt) return;
  attempt.watched = true;
  attempts.set((message as { request: object }).request, attempt);
});
subscribe("undici:client:sendHeaders", (message) => {
  const attempt = attempts.get((message as { request: object }).request);
  if (attempt) attempt.sent = true;
});

/** A response, read whole. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** What is to be sent. `limit` is in milliseconds, `signal` the caller's. */
export interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | undefined;
  limit: number;
  signal?: AbortSignal | undefined;
}

/**
 * Sends a request and reads the whole response. Redirects are not followed: they would carry the key to another host.
 * `broken` is told of the head of a response whose body breaks off.
 */
export async function exchange(checked: Checked, sent: Sent, broken: (head: Response) => object): Promise<Answer> {
  const { url, method, body, limit, signal } = sent;
  if (signal?.aborted) throw cancelled(signal);
  const attempt: Attempt = { sent: false, watched: false };
  const late = AbortSignal.timeout(Math.min(Math.ceil(limit), 2 ** 31 - 1));
  const headers = { ...sent.headers, Accept: "application/json", "User-Agent": `${checked.userAgent}evolution-iaas/${version}` };
  const began = performance.now();
  const said = (what: string) =>
    checked.logger?.debug(`${method} ${new URL(url).pathname}: ${what} after ${Math.round(performance.now() - began)} ms`);
  let head: Response | undefined;
  try {
    const init: RequestInit = {
      method, headers, redirect: "manual", signal: signal ? AbortSignal.any([signal, late]) : late,
      ...(body === undefined ? {} : { body }),
    };
    head = await running.run(attempt, () => checked.fetch(url, init));
    const { status } = head;
    const whole = text(head, checked.maxResponseBytes).catch((error: unknown) => {
      // The status of an error is worth more than its body.
      if (error instanceof EvolutionError && status >= 400) return "";
      throw error;
    });
    const answer = { status, headers: head.headers, text: await whole };
    said(`status ${status}, ${answer.text.length} characters`);
    return answer;
  } catch (error) {
    const { name, cause, message } = error as { name: string; message: string; cause?: { code?: string } };
    said(`no whole response (${cause?.code ?? name})`);
    const more = head ? broken(head) : {};
    if (error instanceof EvolutionError) throw Object.assign(error, more);
    const unsent = attempt.watched && !attempt.sent;
    const details = { unsent, cause: error, ...more };
    if (method !== "GET" && !unsent) {
      throw errorOf("outcome-unknown", `the change was sent, and no whole response came: ${message}`, details);
    }
    if (signal?.aborted) throw cancelled(signal);
    if (late.aborted) throw errorOf("timeout", "no response in time", details);
    throw errorOf("transport", `no connection, or it broke: ${cause?.code ?? message}`, details);
  }
}

/** The error of a call whose signal is aborted while nothing is being sent. */
export function cancelled(signal: AbortSignal): EvolutionError {
  return errorOf("cancelled", "the call was cancelled", { cause: signal.reason });
}

/** The text of a response, refused while it is read if it is too large. */
async function text(response: Response, largest: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const refuse = (why: string) => errorOf("unexpected", why, { status: response.status });
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > largest) throw refuse(`the body is larger than ${largest} bytes`);
    pieces.push(piece);
  }
  const charset = /charset="?([^";\s]+)/i.exec(response.headers.get("Content-Type") ?? "")?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset, { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw refuse(`the body is not ${charset}`);
  }
}
