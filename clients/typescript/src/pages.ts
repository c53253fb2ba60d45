/** One page, as the generated client returns it. Its types lose the names of open enums. */
export interface Page {
  data?: unknown;
  response: Response;
}

/**
 * A collection, walked page by page: `for await (const job of client.jobs.find())`. The next offset is counted by what
 * came; an element that was seen before, by its id or else its hRef, is dropped.
 */
export class Pager<T> implements AsyncIterable<T> {
  #fetch: (offset: number) => Promise<Page>;
  #first: number;
  #isPaged: boolean;
  /** How many elements the last page said that there are; undefined if it did not say, or none was read yet. */
  total: number | undefined;

  /** @internal */
  constructor(fetch: (offset: number) => Promise<Page>, { offset = 0, isPaged = true } = {}) {
    this.#fetch = fetch;
    this.#first = offset;
    this.#isPaged = isPaged;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    const seen = new Set<string>();
    let offset = this.#first;
    for (let last = "", barren = 0; ; ) {
      const { data: read, response } = await this.#fetch(offset);
      const data = (read ?? []) as T[];
      const sent = Number(response.headers.get("X-Result-Count") ?? data.length); // with those that could not be read
      offset += sent;
      const text = (response.headers.get("X-Total-Count") ?? "").trim();
      const told = /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
      // Fewer than have been read: it contradicts itself. A collection without pages is all there is.
      const total = (this.total = told === undefined || (sent && told < offset) ? (this.#isPaged ? undefined : sent) : told);
      const keys = data.map(keyOf);
      const before = seen.size;
      for (const [index, key] of keys.entries()) {
        if (seen.has(key)) continue;
        seen.add(key);
        yield data[index]!;
      }
      barren = seen.size > before ? 0 : barren + 1;
      const ended = total === undefined ? barren > 0 : offset >= total;
      if (!this.#isPaged || !sent || keys.join("\n") === last || barren > 1 || ended) return;
      last = keys.join("\n");
    }
  }

  /** All elements. */
  async all(): Promise<T[]> {
    const found: T[] = [];
    for await (const element of this) found.push(element);
    return found;
  }
}

function keyOf(element: unknown): string {
  const { id, hRef } = element as { id?: string; hRef?: string };
  return id ?? hRef ?? JSON.stringify(element);
}
