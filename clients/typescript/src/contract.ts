import data from "./generated/contract.json" with { type: "json" };

/** What the generated types cannot say while a program runs: what is required, what starts a job, what ends one. */
export const contract = data as unknown as {
  codes: { value: number; name: string; statuses: number[] }[];
  retries: RetryRule[];
  states: { final: string[]; success: string[] };
  operations: Record<string, Operation>;
};

/** The codes of errors by their names in the spec: `error.code === errorCodes["too-many-requests"]`. Others may come. */
export const errorCodes: Readonly<Record<string, number>> = Object.fromEntries(
  contract.codes.map(({ name, value }) => [name, value]),
);

/** An error after which the same request may be sent again: of any method, because it was not executed, or a safe one. */
interface RetryRule {
  status: number;
  code: number | null;
  methods: "any-method" | "safe-methods";
  pause: number;
}

/** The rule for an error with this status and code; nothing if the same request would be refused again. */
export function retryRule(status: number | undefined, code: number | undefined): RetryRule | undefined {
  return contract.retries.find((rule) => rule.status === status && (rule.code === null || rule.code === code));
}

export interface Operation {
  method: string;
  path: string;
  pattern: string;
  parameters: string[];
  success: number;
  /** What a success has; nothing if it has no content. */
  answer?: Shape;
  job?: {
    href: string; delay: string; operationId: string; state: string; usable?: string[]; broken: string[]; gone?: boolean;
  };
}

interface Shape {
  type: "object" | "list" | "text" | "date" | "uuid" | "integer" | "number" | "boolean";
  bits?: number;
  required?: string[];
  members?: Record<string, Shape>;
  items?: Shape;
}

export type Values = Record<string, string>;

/** Blank, dots that lead elsewhere, and control characters, of Unicode too. */
const UNSAFE = /^\p{Z}*$|^\.\.?$|[\x00-\x1f\x7f-\x9f\u2028\u2029]/u;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const OFFSET = /(z|[+-]\d\d:?\d\d)$/i;

/** The values of a path's parameters; nothing for another path, and for a value that leaves its segment. */
export function match(operation: Operation, method: string, path: string): Values | undefined {
  const found = method === operation.method ? new RegExp(operation.pattern).exec(path) : null;
  const values = found?.slice(1).map(decodeURIComponent);
  if (!values || values.some((value) => UNSAFE.test(value))) return undefined;
  return Object.fromEntries(operation.parameters.map((name, index) => [name, values[index]!]));
}

export function find(method: string, path: string): { operation: Operation; values: Values } | undefined {
  for (const operation of Object.values(contract.operations)) {
    const values = match(operation, method, path);
    if (values) return { operation, values };
  }
  return undefined;
}

/** The path with its parameters filled in. */
export function fill(operation: Operation, values: Values): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name]!));
}

/** Whether a member is a text, a number, a flag or the like, and so is the value that was sent for it. */
function isPlain(shape: Shape, value: unknown): boolean {
  const { type, members } = shape;
  return typeof value !== "object" && type !== "list" && (type !== "object" || Object.keys(members!).length > 0);
}

/**
 * A value as the generated types promise it: no null, dates in UTC. Throws for what is not what the spec says, but for
 * an optional text or number, which is then absent; `salvage` leaves out any optional member that cannot be read.
 */
function clean(shape: Shape, value: unknown, at: string, salvage = false): unknown {
  const { type } = shape;
  if (type === "object" && typeof value === "object" && value !== null && !Array.isArray(value)) {
    const members = value as Record<string, unknown>;
    for (const [name, member] of Object.entries(shape.members!)) {
      if (members[name] != null) {
        try {
          members[name] = clean(member, members[name], `${at}/${name}`, salvage);
        } catch (error) {
          if (shape.required!.includes(name) || !(salvage || isPlain(member, members[name]))) throw error;
          delete members[name];
        }
      } else if (shape.required!.includes(name)) throw new Error(`${at}: required field ${name} is missing`);
      else delete members[name];
    }
    return members;
  }
  if (type === "list" && Array.isArray(value)) {
    return value.map((element, index) => clean(shape.items!, element, `${at}/${index}`, salvage));
  }
  if (type === "date" && typeof value === "string") {
    const date = new Date(OFFSET.test(value) ? value.replace(/([+-]\d\d)(\d\d)$/, "$1:$2") : `${value}Z`);
    if (!Number.isNaN(date.valueOf())) return date.toISOString();
  }
  const plain = {
    uuid: () => UUID.test(String(value)),
    integer: () => Number.isInteger(value) && (shape.bits !== 32 || ((value as number) | 0) === value),
    text: () => typeof value === "string",
  }[type as string] ?? (() => typeof value === type);
  if (!plain() || type === "date" || type === "object") throw new Error(`${at}: is no ${type}: ${JSON.stringify(value)}`);
  return value;
}

/**
 * The body of a success as the generated types promise it, and for a list how many elements were sent: one that cannot
 * be read hides no other. With `salvage`, a finished job is read as far as it can be.
 */
export function read(shape: Shape, text: string, salvage: boolean): { value: unknown; sent: number } {
  const value: unknown = JSON.parse(text);
  if (shape.type === "list" && Array.isArray(value)) {
    const failures: unknown[] = [];
    const readable = value.flatMap((element, index) => {
      try {
        return [clean(shape.items!, element, `/${index}`)];
      } catch (error) {
        failures.push(error);
        return [];
      }
    });
    if (failures.length && !readable.length) throw failures[0];
    return { value: readable, sent: value.length };
  }
  const isFinal = salvage && contract.states.final.includes(String(Object(value).state));
  try {
    return { value: clean(shape, value, ""), sent: 1 };
  } catch (error) {
    if (!isFinal) throw error;
    return { value: clean(shape, JSON.parse(text), "", true), sent: 1 }; // anew: cleaning has changed it
  }
}
