import { retryRule } from "./contract.js";
import type { components } from "./generated/schema.js";

export type Job = components["schemas"]["Job"];

/** Names a job. */
export interface JobRef {
  projectId: string;
  jobId: string;
}

/** What an error is; docs/porting.md of the project says when each comes. */
export type Kind =
  | "configuration" | "api" | "token" | "transport" | "timeout" | "cancelled" | "outcome-unknown" | "unexpected"
  | "job-failed" | "job-timeout" | "resource-failed" | "resource-timeout";

interface Details {
  status?: number;
  code?: number;
  description?: string;
  requestId?: string;
  retryAfterMs?: number;
  job?: Job;
  accepted?: JobRef;
  cause?: unknown;
  unsent?: boolean;
  /** The token endpoint sent no whole response. */
  down?: boolean;
  unread?: string;
}

/** Any failure of this package. */
export class EvolutionError extends Error {
  /** HTTP status; absent without a response. */
  declare readonly status?: number;
  /** Code of the API's error; see `errorCodes`. */
  declare readonly code?: number;
  declare readonly description?: string;
  /** By which Orange's support finds the request. */
  declare readonly requestId?: string;
  /** Milliseconds that the server asks to be left alone. */
  declare readonly retryAfterMs?: number;
  /** Of a wait: the job as last seen. */
  declare readonly job?: Job;
  /** The job of a change that was accepted, although its response could not be read to the end. */
  declare readonly accepted?: JobRef;
  readonly kind: Kind;

  /** @internal */
  constructor(kind: Kind, message: string, details: Details = {}) {
    const { cause, unsent, down, unread, ...shown } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.name = this.constructor.name;
    this.kind = kind;
    withDetails(this, shown);
    hidden.set(this, { unsent: unsent ?? false, down: down ?? false, ...(unread === undefined ? {} : { unread }) });
  }
}

/** What a retry and a wait need to know of an error, and nobody else: a body that was not read may hold a secret. */
const hidden = new WeakMap<EvolutionError, { unsent: boolean; down: boolean; unread?: string }>();

/** An option or argument cannot be used; nothing was sent. */
export class ConfigurationError extends EvolutionError {}
/** The response is an error: its status, code, message and description. */
export class ApiError extends EvolutionError {}
/** The token endpoint gave no token. */
export class TokenError extends EvolutionError {}
/** No connection, or one that broke. */
export class TransportError extends EvolutionError {}
/** No response in time. */
export class RequestTimeoutError extends EvolutionError {}
/** The caller's signal was aborted; no change was made. Its `name` is `AbortError`, as everywhere. */
export class CancelledError extends EvolutionError {
  override name = "AbortError";
}
/** A change was sent, and it is unknown whether it was made. */
export class OutcomeUnknownError extends EvolutionError {}
/** The response is not what the spec describes: its status, or its body. */
export class UnexpectedResponseError extends EvolutionError {}
/** The job ended without success. */
export class JobFailedError extends EvolutionError {}
/** The job did not end in time. */
export class JobTimeoutError extends EvolutionError {}
/** The job ended well, and what it made is broken. */
export class ResourceFailedError extends EvolutionError {}
/** What the job made was not usable in time. */
export class ResourceTimeoutError extends EvolutionError {}

const CLASSES: Record<Kind, typeof EvolutionError> = {
  configuration: ConfigurationError,
  api: ApiError,
  token: TokenError,
  transport: TransportError,
  timeout: RequestTimeoutError,
  cancelled: CancelledError,
  "outcome-unknown": OutcomeUnknownError,
  unexpected: UnexpectedResponseError,
  "job-failed": JobFailedError,
  "job-timeout": JobTimeoutError,
  "resource-failed": ResourceFailedError,
  "resource-timeout": ResourceTimeoutError,
};

export function errorOf(kind: Kind, message: string, details: Details = {}): EvolutionError {
  return new CLASSES[kind](kind, message, details);
}

/** The same error, with more details. */
export function withDetails(error: EvolutionError, details: Details): EvolutionError {
  const given = Object.entries(details).filter(([, value]) => (value as unknown) !== undefined);
  return Object.assign(error, Object.fromEntries(given));
}

/** Whether no byte of the request was sent. */
export const isUnsent = (error: EvolutionError): boolean => hidden.get(error)!.unsent;

/** The body of a success that is not what the spec says. */
export const unreadOf = (error: EvolutionError): string | undefined => hidden.get(error)!.unread;

/** Whether there were too many requests, and this one was not executed. */
export function isLimited({ status, code }: EvolutionError): boolean {
  return retryRule(status, code)?.methods === "any-method";
}

/** Whether the same request may well succeed a little later. */
export function isPassing(error: EvolutionError): boolean {
  const { kind, status = 0 } = error;
  if (kind === "transport" || kind === "timeout") return true;
  return status >= 500 || hidden.get(error)!.down || isLimited(error) || (kind === "unexpected" && status < 300);
}

const PRINTABLE = /^[\x20-\x7e]+$/;

/** Whether a value fits into a header. */
export const isPrintable = (value: string): boolean => PRINTABLE.test(value);

/** A value that fits into a header. Throws a ConfigurationError for any other. */
export function printable(name: string, value: string | undefined): string {
  const trimmed = typeof value === "string" ? value.trim() : "";
  if (isPrintable(trimmed)) return trimmed;
  throw errorOf("configuration", `${name} is empty, or holds what a header cannot carry: only printable ASCII fits`);
}
