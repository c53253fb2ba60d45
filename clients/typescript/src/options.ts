import { contract } from "./contract.js";
import { errorOf, printable } from "./errors.js";

/** Where a client takes its time from. */
export interface Clock {
  /** Milliseconds since some moment; they never go back. */
  now(): number | Promise<number>;
  /** Resolves after so many milliseconds; rejects once the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** What is logged; `console` is one, and so are most loggers. No header and no body is logged. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
}

/** Who calls: Orange Developer (X-API-Key, the SIU token) or Orange Developer Inside (X-Requester-Id, the SIU Id). */
export type Mode = { apiKey: string; requesterId?: never } | { requesterId: string; apiKey?: never };

/** A bearer token that is never renewed, or the client credentials grant (RFC 6749, section 4.4). */
export type Token =
  | { accessToken: string; clientId?: never; clientSecret?: never; tokenUrl?: never }
  | { clientId: string; clientSecret: string; tokenUrl: string; accessToken?: never };

export interface Settings {
  /** Another service than the one that the spec describes, such as the simulator. */
  baseUrl?: string;
  /** The project of calls that name none. */
  projectId?: string;
  /** The zone of calls that name none. */
  zone?: string;
  /** How often a request is sent again that may be; 3 if absent. */
  retries?: number;
  /** Milliseconds for one attempt, to the end of the body; 30 s if absent. */
  timeout?: number;
  /** Milliseconds for a call as a whole: attempts, the pauses between them, and its token; 5 min if absent. */
  deadline?: number;
  /** Limit of a response's body, decompressed; 32 MiB if absent. */
  maxResponseBytes?: number;
  /** A product that stands in front of this client's in the User-Agent header. */
  userAgent?: string;
  /** Sends requests instead of Node's own `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Attempts are logged at level debug, pauses before another one at info. */
  logger?: Logger;
  clock?: Clock;
}

/** The options of a client. */
export type ClientOptions = Mode & Token & Settings;

/** What one call does differently. */
export interface CallOptions {
  projectId?: string;
  zone?: string;
  /** Cancels the call: it rejects with a `CancelledError`, or an `OutcomeUnknownError` for a change that was sent. */
  signal?: AbortSignal;
  retries?: number;
  timeout?: number;
  deadline?: number;
}

const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const aborted = () => {
        clearTimeout(timer);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as fetch does
        reject(signal!.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", aborted);
        resolve();
      }, milliseconds);
      signal?.addEventListener("abort", aborted, { once: true });
    }),
};

/** The options, checked, without credentials. */
export interface Checked {
  baseUrl: string;
  retries: number;
  timeout: number;
  deadline: number;
  maxResponseBytes: number;
  userAgent: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  logger?: Logger;
  clock: Clock;
}

function refuse(message: string): never {
  throw errorOf("configuration", message);
}

function absolute(name: string, text: string | undefined): URL {
  try {
    const url = new URL(text ?? "");
    if (url.protocol === "https:" || url.protocol === "http:") return url;
  } catch {
    // It is refused below.
  }
  return refuse(`${name} must be an absolute URL with http or https`);
}

/** Fills in the defaults. Throws a ConfigurationError for what cannot be used. */
export function checked(options: ClientOptions): Checked {
  const { apiKey, requesterId, accessToken, clientId, clientSecret, tokenUrl } = options;
  if ((apiKey === undefined) === (requesterId === undefined)) refuse("give either apiKey or requesterId");
  if ((accessToken === undefined) === (clientId === undefined)) {
    refuse("give either accessToken, or clientId, clientSecret and tokenUrl");
  }
  printable("apiKey or requesterId", apiKey ?? requesterId);
  if (accessToken !== undefined) printable("accessToken", accessToken);
  else {
    if (printable("clientId", clientId).includes(":")) refuse("clientId holds a colon, which HTTP Basic cannot carry (RFC 7617)");
    printable("clientSecret", clientSecret);
    absolute("tokenUrl", tokenUrl);
  }
  const { retries = 3, timeout = 30_000, deadline = 300_000, maxResponseBytes = 32 * 1024 * 1024 } = options;
  callable({ retries, timeout, deadline });
  if (!(maxResponseBytes > 0)) refuse("maxResponseBytes must be a positive number");
  return {
    baseUrl: absolute("baseUrl", options.baseUrl ?? contract.server).href.replace(/\/+$/, ""),
    retries,
    timeout,
    deadline,
    maxResponseBytes,
    userAgent: options.userAgent === undefined ? "" : `${printable("userAgent", options.userAgent)} `,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    ...(options.logger ? { logger: options.logger } : {}),
    clock: options.clock ?? systemClock,
  };
}

/** Throws a ConfigurationError for options of a call that cannot be used. */
export function callable({ retries = 0, timeout = 1, deadline = 1 }: CallOptions): void {
  if (!Number.isInteger(retries) || retries < 0) refuse("retries must be a whole number, 0 or more");
  if (!(timeout > 0)) refuse("timeout must be a positive number of milliseconds");
  if (!(deadline > 0)) refuse("deadline must be a positive number of milliseconds");
}
