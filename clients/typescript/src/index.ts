export { type Client, type Clock, connect, type Credentials, EvolutionError, type Job, type Kind, type Options, retryAfter } from "./client.js";
export { errorCodes } from "./contract.js";
export type { components, paths } from "./generated/schema.js";
export { follow, pages, wait } from "./wait.js";
