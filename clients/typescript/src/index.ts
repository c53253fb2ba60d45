export { Accepted, Change, type ChangeJSON, type WaitOptions } from "./change.js";
export { EvolutionClient } from "./client.js";
export { errorCodes } from "./contract.js";
export * from "./generated/resources.js";
export type { components, paths } from "./generated/schema.js";
export type { CallOptions, ClientOptions, Clock, Logger, Mode, Settings, Token } from "./options.js";
export { Pager } from "./pages.js";
export { version } from "./version.js";
export {
  ApiError, CancelledError, ConfigurationError, EvolutionError, type Job, JobFailedError, type JobRef, JobTimeoutError, type Kind,
  OutcomeUnknownError, RequestTimeoutError, ResourceFailedError, ResourceTimeoutError, TokenError, TransportError,
  UnexpectedResponseError,
} from "./errors.js";
