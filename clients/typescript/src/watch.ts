import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { EvolutionError } from "./errors.js";

/** How far a request came. */
export interface Attempt {
  sent: boolean;
}

const running = new AsyncLocalStorage<Attempt>();
const attempts = new WeakMap<object, Attempt>();

// What Node's fetch says of itself (undici's documentation, "Diagnostics Channel Support"): the error of a request
// does not tell whether it was sent.
subscribe("undici:request:create", (message) => {
  const attempt = running.getStore();
  if (attempt) attempts.set((message as { request: object }).request, attempt);
});
subscribe("undici:client:sendHeaders", (message) => {
  const attempt = attempts.get((message as { request: object }).request);
  if (attempt) attempt.sent = true;
});

/** Calls `fetch`, and notes whether the request was sent. */
export function watched<T>(attempt: Attempt, fetch: () => Promise<T>): Promise<T> {
  return running.run(attempt, fetch);
}

const LARGEST = 32 * 1024 * 1024; // bytes of an answer, decompressed

/** The text of an answer, refused while it is read if it is too large. */
export async function text(answer: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body ?? []) {
    size += piece.length;
    if (size > LARGEST) {
      throw new EvolutionError("unexpected", "the body is larger than 32 MiB", { status: answer.status });
    }
    pieces.push(piece);
  }
  const charset = /charset="?([^";\s]+)/i.exec(answer.headers.get("Content-Type") ?? "")?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset, { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new EvolutionError("unexpected", `the body is not ${charset}`, { status: answer.status });
  }
}
