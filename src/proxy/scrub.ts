/** Replaces the key in a sentence, for logs and for what the API says about it. */
export function scrubText(text: string, secret: string): string {
  return text.replaceAll(secret, '[key]');
}

/**
 * Blots the key out of a body as it streams by, also where a chunk boundary cuts it. The length stays the same, and
 * nothing is held back but a chunk's tail that could be the key's beginning.
 */
export class Scrubber {
  readonly #secret: Buffer;
  #held: Buffer = Buffer.alloc(0);

  constructor(secret: string) {
    this.#secret = Buffer.from(secret);
  }

  /** What may go out now. */
  push(chunk: Buffer): Buffer {
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
    for (let at = bytes.indexOf(this.#secret); at !== -1; at = bytes.indexOf(this.#secret, at)) {
      bytes.fill('*', at, at + this.#secret.length);
    }
    const keep = this.#openTail(bytes);
    this.#held = bytes.subarray(bytes.length - keep);
    return keep === 0 ? bytes : bytes.subarray(0, bytes.length - keep);
  }

  /** What was held back, at the end of the body. */
  flush(): Buffer {
    return this.#held;
  }

  /** Length of the longest tail that is a beginning of the key. */
  #openTail(bytes: Buffer): number {
    const first = this.#secret.readUInt8(0);
    const from = Math.max(0, bytes.length - this.#secret.length + 1);
    for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
      const tail = bytes.subarray(at);
      if (tail.equals(this.#secret.subarray(0, tail.length))) return tail.length;
    }
    return 0;
  }
}
