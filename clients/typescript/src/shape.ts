import { contract, type Shape } from "./contract.js";

/** A date and a time, a fraction of any length, and an offset with or without colon and minutes; without one it is UTC. */
const DATE = /^(\d{4})-(\d\d)-(\d\d)[t ](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:z|([+-])(\d\d):?(\d\d)?)?$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Whether a member is neither a list nor a map, and a text, a number or a flag was sent for it. */
function isPlain(shape: Shape, value: unknown): boolean {
  return typeof value !== "object" && shape.type !== "list" && !shape.values;
}

/** A date in UTC, to the millisecond; undefined for what is none. */
function utc(text: string): string | undefined {
  const [found, year, month, day, hour, minute, second, fraction = "", sign, hours = "0", minutes = "0"] = DATE.exec(text) ?? [];
  if (!found) return undefined;
  const [offset, local] = [Number(hours) * 60 + Number(minutes), `${year}-${month}-${day}T${hour}:${minute}:${second}`];
  const date = new Date(`${local}.${fraction.slice(0, 3).padEnd(3, "0")}Z`);
  // JavaScript takes 30 February for 1 March.
  if (Number.isNaN(date.valueOf()) || !date.toISOString().startsWith(local)) return undefined;
  return new Date(date.valueOf() - (sign === "-" ? -offset : offset) * 60_000).toISOString();
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
          Reflect.deleteProperty(members, name);
        }
      } else if (shape.required!.includes(name)) throw new Error(`${at}: required field ${name} is missing`);
      else Reflect.deleteProperty(members, name);
    }
    for (const name of shape.values ? Object.keys(members) : []) {
      if (Object.hasOwn(shape.members!, name)) continue;
      try {
        members[name] = clean(shape.values!, members[name], `${at}/${name}`, salvage);
      } catch {
        Reflect.deleteProperty(members, name); // a label that is no text does not hide the others
      }
    }
    return members;
  }
  if (type === "list" && Array.isArray(value)) {
    return value.map((element, index) => clean(shape.items!, element, `${at}/${index}`, salvage));
  }
  if (type === "date" && typeof value === "string") {
    const date = utc(value);
    if (date) return date;
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
  const isFinal = salvage && contract.states.final.includes((Object(value) as { state?: string }).state ?? "");
  try {
    return { value: clean(shape, value, ""), sent: 1 };
  } catch (error) {
    if (!isFinal) throw error;
    return { value: clean(shape, JSON.parse(text), "", true), sent: 1 }; // anew: cleaning has changed it
  }
}
