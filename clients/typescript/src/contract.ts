import data from "./generated/contract.json" with { type: "json" };

/** What the generated types cannot say while a program runs: what is required, what starts a job, what ends one. */
export const contract = data as unknown as {
  errors: number[];
  states: { final: string[]; success: string[] };
  operations: Record<string, Operation>;
};

export interface Operation {
  method: string;
  path: string;
  pattern: string;
  parameters: string[];
  success: number;
  answer: Shape;
  job?: { href: string; delay: string; operationId: string; state: string; usable: string[]; broken: string[] };
}

interface Shape {
  type: "object" | "list" | "text" | "date" | "uuid" | "number" | "boolean";
  required?: string[];
  members?: Record<string, Shape>;
  items?: Shape;
}

export type Values = Record<string, string>;

const UNSAFE = /^\s*$|^\.\.?$|[\x00-\x1f\x7f]/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const OFFSET = /(z|[+-]\d\d:\d\d)$/i;

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

/** A value as the generated types promise it: no null, dates in UTC. Throws for what is not what the spec says. */
export function clean(shape: Shape, value: unknown, at = ""): unknown {
  const { type } = shape;
  if (type === "object" && typeof value === "object" && value !== null && !Array.isArray(value)) {
    const members = value as Record<string, unknown>;
    for (const [name, member] of Object.entries(shape.members!)) {
      if (members[name] != null) members[name] = clean(member, members[name], `${at}/${name}`);
      else if (shape.required!.includes(name)) throw new Error(`${at}: required field ${name} is missing`);
      else delete members[name];
    }
    return members;
  }
  if (type === "list" && Array.isArray(value)) {
    return value.map((element, index) => clean(shape.items!, element, `${at}/${index}`));
  }
  if (type === "date" && typeof value === "string") {
    const date = new Date(OFFSET.test(value) ? value : `${value}Z`);
    if (!Number.isNaN(date.valueOf())) return date.toISOString();
  }
  const plain = type === "uuid" ? UUID.test(String(value)) : typeof value === (type === "text" ? "string" : type);
  if (!plain || type === "date" || type === "object") throw new Error(`${at}: is no ${type}: ${JSON.stringify(value)}`);
  return value;
}
