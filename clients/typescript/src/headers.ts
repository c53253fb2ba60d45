/** Milliseconds that a server asks to be left alone; undefined if no header has a usable value. */
export function retryAfter(headers: Headers): number | undefined {
  for (const text of [headers.get("X-Retry-After")?.trim(), headers.get("Retry-After")?.trim()]) {
    if (!text) continue;
    const now = Date.parse(headers.get("Date") ?? ""); // the server's clock may be another than ours
    const date = (Date.parse(text) - (Number.isNaN(now) ? Date.now() : now)) / 1000;
    const seconds = /^\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text.endsWith("GMT") ? date : NaN;
    if (seconds <= 86400) return Math.max(0, Math.ceil(seconds)) * 1000;
  }
  return undefined;
}

/** The JSON object in a text; an empty one if there is none. */
export function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
