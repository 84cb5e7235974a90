/** Replaces the key in a sentence, for logs and for what the API says about it. */
export function scrubText(text: string, secret: string): string {
  return text.replaceAll(secret, '[key]');
}

const NOTHING = Buffer.alloc(0);

/**
 * Blots the key out of a body as it streams by, also where a chunk boundary cuts it. The length stays the same, and
 * nothing is held back but a chunk's tail that could be the key's beginning.
 */
export class Scrubber {
  readonly #secret: Buffer;
  #held: Buffer = NOTHING;

  constructor(secret: string) {
    this.#secret = Buffer.from(secret);
  }

  /** What may go out now. */
  push(chunk: Buffer): Buffer {
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
    for (let at = bytes.indexOf(this.#secret); at !== -1; at = bytes.indexOf(this.#secret, at)) {
      bytes.fill('*', at, at + this.#secret.length);
    }
    const tail = this.#openTail(bytes);
    if (tail === bytes.length) {
      this.#held = NOTHING;
      return bytes;
    }
    this.#held = bytes.subarray(tail);
    return bytes.subarray(0, tail);
  }

  /** What was held back, at the end of the body. */
  flush(): Buffer {
    return this.#held;
  }

  /** Where the longest tail begins that is a beginning of the key; the end, where none is. By hand, since it runs for every event. */
  #openTail(bytes: Buffer): number {
    const secret = this.#secret;
    for (let at = Math.max(0, bytes.length - secret.length + 1); at < bytes.length; at += 1) {
      let same = 0;
      while (at + same < bytes.length && bytes[at + same] === secret[same]) same += 1;
      if (at + same === bytes.length) return at;
    }
    return bytes.length;
  }
}
