import { parsed } from "./headers.js";

const MESSAGES = ["message", "detail", "error_description", "faultstring", "title", "error"];
const LONGEST_TEXT = 500; // characters of a body that is plain text

/**
 * What the body of an error says: the documented one, a list of such, one inside `error`, problem details (RFC 9457), an
 * OAuth 2.0 error (RFC 6749, section 5.2), or plain text.
 */
export function told(text: string, mediaType: string): { message?: string; code?: number; description?: string } {
  const first = (value: unknown) => Object(Array.isArray(value) ? value[0] : value) as Record<string, unknown>;
  const body = first(parsed(text));
  const objects = [first(body["error"]), first(body["fault"]), first(body["errors"]), body];
  const code = objects.map((found) => whole(found["code"])).find((each) => each !== undefined);
  const known = code === undefined ? {} : { code };
  for (const found of objects) {
    const filled = (name: string) => (typeof found[name] === "string" && found[name]) || undefined;
    const message = MESSAGES.map(filled).find((each) => each);
    const description = filled("description");
    if (!message && !description) continue;
    return { ...known, ...(message ? { message } : {}), ...(description ? { description } : {}) };
  }
  const plain = mediaType.toLowerCase().startsWith("text/plain") ? text.trim().split(/\s+/).join(" ") : "";
  return plain ? { ...known, message: plain.slice(0, LONGEST_TEXT) } : known;
}

/** A whole number, also one that is sent as text; undefined for anything else. */
function whole(sent: unknown): number | undefined {
  const code = typeof sent === "string" && /^\s*-?\d{1,18}\s*$/.test(sent) ? Number(sent) : sent;
  return Number.isSafeInteger(code) ? (code as number) : undefined;
}

