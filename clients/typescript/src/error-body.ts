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
  for (const found of [first(body["error"]), first(body["fault"]), first(body["errors"]), body]) {
    const filled = (name: string) => (typeof found[name] === "string" && found[name]) || undefined;
    const message = MESSAGES.map(filled).find((each) => each);
    const description = filled("description");
    if (!message && !description) continue;
    const sent = found["code"];
    const code = typeof sent === "string" && /^\s*-?\d{1,18}\s*$/.test(sent) ? Number(sent) : sent;
    return {
      ...(message ? { message } : {}),
      ...(Number.isInteger(code) ? { code: code as number } : {}),
      ...(description ? { description } : {}),
    };
  }
  const plain = mediaType.toLowerCase().startsWith("text/plain") ? text.trim().split(/\s+/).join(" ") : "";
  return plain ? { message: plain.slice(0, LONGEST_TEXT) } : {};
}

