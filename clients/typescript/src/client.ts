import createClient, { type Client as Generated } from "openapi-fetch";
import { contract } from "./contract.js";
import { errorOf } from "./errors.js";
import { Resources } from "./generated/resources.js";
import type { paths } from "./generated/schema.js";
import { type CallOptions, callable, type ClientOptions } from "./options.js";
import { Transport } from "./transport.js";

/**
 * Calls the API: `client.keyPairs.create({ name: "deploy" })`. Errors are `EvolutionError`s.
 *
 * Times are milliseconds. A client holds no connection open that would keep a process from ending.
 */
export class EvolutionClient extends Resources {
  /** The generated client, whose requests follow the rules of this one. */
  readonly api: Generated<paths>;

  /** Throws a ConfigurationError for options that cannot be used. */
  constructor(options: ClientOptions) {
    const calls = new Calls(options);
    super(calls);
    this.api = calls.api;
  }
}

/** What the accessors share: the transport, the generated client, and the scope of calls. */
export class Calls {
  readonly transport: Transport;
  readonly api: Generated<paths>;
  #scope: { projectId: string | undefined; zone: string | undefined };

  constructor({ projectId, zone, ...options }: ClientOptions) {
    this.transport = new Transport(options);
    this.#scope = { projectId, zone };
    const fetch = (request: Request) => this.transport.send(request, {});
    this.api = createClient<paths>({ baseUrl: this.transport.settings.baseUrl, fetch });
  }

  /** The project and zone of a call, and how it is sent. Throws a ConfigurationError if one is missing. */
  begin(operation: string, options: CallOptions) {
    callable(options);
    const projectId = options.projectId ?? this.#scope.projectId ?? "";
    const zoneName = options.zone ?? this.#scope.zone ?? "";
    const { parameters } = contract.operations[operation]!;
    for (const [name, value] of Object.entries({ projectId, zoneName })) {
      const option = name === "zoneName" ? "zone" : name;
      if (parameters.includes(name) && !value) {
        throw errorOf("configuration", `${operation} needs ${option}: an option of the client, or of the call`);
      }
    }
    return {
      scope: { projectId, zoneName },
      init: { fetch: (request: Request) => this.transport.send(request, options) },
    };
  }
}
