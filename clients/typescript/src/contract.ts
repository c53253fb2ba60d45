import data from "./generated/contract.json" with { type: "json" };

/** What the generated types cannot say while a program runs: what is required, what starts a job, what ends one. */
export const contract = data as unknown as {
  spec: { version: string };
  server: string;
  codes: { value: number; name: string; statuses: number[] }[];
  retries: RetryRule[];
  states: { final: string[]; success: string[] };
  operations: Record<string, Operation>;
  resources: ResourceIndex[];
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

export interface ResourceIndex {
  name: string;
  methods: { name: string; operation: string; arguments: Record<string, string> }[];
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
    href: string; delay: string; operationId?: string; state?: string; usable?: string[]; broken?: string[]; gone?: boolean;
  };
}

export interface Shape {
  type: "object" | "list" | "text" | "date" | "uuid" | "integer" | "number" | "boolean";
  bits?: number;
  required?: string[];
  members?: Record<string, Shape>;
  /** Of members that are not known by name. */
  values?: Shape;
  items?: Shape;
}

export type Values = Record<string, string>;

/** Blank, dots that lead elsewhere, and control characters, of Unicode too. */
const UNSAFE = /^\p{Z}*$|^\.\.?$|[\x00-\x1f\x7f-\x9f\u2028\u2029]/u;

/** Whether a value would leave its segment of a path. */
export const isUnsafe = (value: string): boolean => UNSAFE.test(value);

const patterns = new Map(Object.values(contract.operations).map(({ pattern }) => [pattern, new RegExp(pattern)]));

/** The values of a path's parameters; nothing for another path, and for a value that leaves its segment. */
export function match(operation: Operation, method: string, path: string): Values | undefined {
  const found = method === operation.method ? patterns.get(operation.pattern)!.exec(path) : null;
  const values = found?.slice(1).map(decodeURIComponent);
  if (!values || values.some(isUnsafe)) return undefined;
  return Object.fromEntries(operation.parameters.map((name, index) => [name, values[index]!]));
}

export function find(method: string, path: string): { operation: Operation; values: Values } | undefined {
  for (const operation of Object.values(contract.operations)) {
    const values = match(operation, method, path);
    if (values) return { operation, values };
  }
  return undefined;
}

/** What reads the resource of a change; the operation itself where nothing does. */
export function targetOf(operation: Operation): Operation {
  return contract.operations[operation.job?.operationId ?? ""] ?? operation;
}

/** Whether the resource of a change is known from its own path, without what its response says. */
export function namesTarget(operation: Operation): boolean {
  return targetOf(operation).parameters.every((name) => operation.parameters.includes(name));
}

/** The path with its parameters filled in, in their order. */
export function fill(operation: Operation, values: string[]): string {
  const left = values.values();
  return operation.path.replace(/\{\w+\}/g, () => encodeURIComponent(left.next().value!));
}
