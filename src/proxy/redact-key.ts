/** Replaces the key in a sentence, for logs and for what the API says about it. */
export function scrubText(text: string, secret: string): string {
  return text.replaceAll(secret, '[key]');
}

const NOTHING = Buffer.alloc(0);
const BACKSLASH = 0x5c;
/** Bytes of the longest escape, `\u0041`. */
const ESCAPE_BYTES = 6;
/** How the escape of any printable ASCII character begins. */
const ESCAPE_START = Buffer.from(String.raw`\u00`);

/** The body ends within what could be the key. */
const OPEN = -2;
const NONE = -1;

/**
 * Overwrites the key in a body that streams by, also where a chunk boundary cuts it, and where JSON escapes hide some
 * of its characters. The length stays the same, and only a chunk's tail that could be the beginning of the key waits
 * for the next chunk. Other encodings, such as base64, are not looked for: their number has no limit, and no API uses
 * one to repeat what it was sent.
 */
export class Scrubber {
  readonly #secret: Buffer;
  /** Whether the key has characters that JSON escapes with one backslash. */
  readonly #hasShortEscapes: boolean;
  #held: Buffer = NOTHING;

  constructor(secret: string) {
    this.#secret = Buffer.from(secret);
    this.#hasShortEscapes = /["\\/]/.test(secret);
  }

  /** What may go out now. */
  push(chunk: Buffer): Buffer {
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
    for (let at = bytes.indexOf(this.#secret); at !== -1; at = bytes.indexOf(this.#secret, at)) {
      bytes.fill('*', at, at + this.#secret.length);
    }
    const hasEscapes = bytes.includes(BACKSLASH);
    if (hasEscapes && (this.#hasShortEscapes || bytes.includes(ESCAPE_START))) this.#overwriteEscaped(bytes);
    const tail = this.#openTail(bytes, hasEscapes);
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

  #overwriteEscaped(bytes: Buffer): void {
    const first = this.#secret[0];
    for (let at = 0; at < bytes.length; at += 1) {
      if (bytes[at] !== first && bytes[at] !== BACKSLASH) continue;
      const end = this.#match(bytes, at);
      if (end > at) bytes.fill('*', at, end);
    }
  }

  /** Where the earliest tail begins that could be the beginning of the key; the end where there is none. A loop over bytes, since it runs for every event. */
  #openTail(bytes: Buffer, hasEscapes: boolean): number {
    const first = this.#secret[0];
    const longest = this.#secret.length * (hasEscapes ? ESCAPE_BYTES : 1);
    for (let at = Math.max(0, bytes.length - longest + 1); at < bytes.length; at += 1) {
      if ((bytes[at] === first || bytes[at] === BACKSLASH) && this.#match(bytes, at) === OPEN) return at;
    }
    return bytes.length;
  }

  /** Where the key that begins here ends. */
  #match(bytes: Buffer, from: number): number {
    const secret = this.#secret;
    let at = from;
    for (let i = 0; i < secret.length; i += 1) {
      if (at === bytes.length) return OPEN;
      if (bytes[at] === BACKSLASH) {
        const end = escapeEnd(bytes, at, secret[i] ?? 0);
        if (end < 0) return end;
        at = end;
      } else if (bytes[at] === secret[i]) {
        at += 1;
      } else {
        return NONE;
      }
    }
    return at;
  }
}

/** Where the JSON escape of a character ends that begins with this backslash. A backslash of the key itself may also stand alone. */
function escapeEnd(bytes: Buffer, at: number, wanted: number): number {
  if (at + 1 === bytes.length) return OPEN;
  const next = bytes[at + 1];
  if (next === 0x75) {
    const digits = bytes.toString('latin1', at + 2, at + ESCAPE_BYTES);
    const hex = wanted.toString(16).padStart(4, '0');
    if (digits.toLowerCase() !== hex.slice(0, digits.length)) return wanted === BACKSLASH ? at + 1 : NONE;
    return digits.length < 4 ? OPEN : at + ESCAPE_BYTES;
  }
  const isShort = next === wanted && (wanted === 0x22 || wanted === 0x2f || wanted === BACKSLASH);
  if (isShort) return at + 2;
  return wanted === BACKSLASH ? at + 1 : NONE;
}
