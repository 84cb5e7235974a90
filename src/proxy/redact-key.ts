export function redactText(text: string, secret: string): string {
  return text.replaceAll(secret, '[key]');
}

const NOTHING = Buffer.alloc(0);
const BACKSLASH = 0x5c;
/** `\u0041` */
const ESCAPE_BYTES = 6;
const ESCAPE_START = Buffer.from(String.raw`\u00`);

/** The chunk ends within a possible key. */
const OPEN = -2;
const NONE = -1;

/**
 * Overwrites the key in a streamed body, across chunks and with JSON escapes. Keeps the length. Holds back only what
 * may begin the key.
 */
export class Redactor {
  readonly #secret: Buffer;
  readonly #hasShortEscapes: boolean;
  #buffered: Buffer = NOTHING;

  constructor(secret: string) {
    this.#secret = Buffer.from(secret);
    this.#hasShortEscapes = /["\\/]/.test(secret);
  }

  push(chunk: Buffer): Buffer {
    const bytes = this.#buffered.length > 0 ? Buffer.concat([this.#buffered, chunk]) : chunk;
    for (let at = bytes.indexOf(this.#secret); at !== -1; at = bytes.indexOf(this.#secret, at)) {
      bytes.fill('*', at, at + this.#secret.length);
    }
    const hasEscapes = bytes.includes(BACKSLASH);
    if (hasEscapes && (this.#hasShortEscapes || bytes.includes(ESCAPE_START))) this.#overwriteEscaped(bytes);
    const tail = this.#openTail(bytes, hasEscapes);
    if (tail === bytes.length) {
      this.#buffered = NOTHING;
      return bytes;
    }
    this.#buffered = bytes.subarray(tail);
    return bytes.subarray(0, tail);
  }

  flush(): Buffer {
    return this.#buffered;
  }

  #overwriteEscaped(bytes: Buffer): void {
    const first = this.#secret[0];
    for (let at = 0; at < bytes.length; at += 1) {
      if (bytes[at] !== first && bytes[at] !== BACKSLASH) continue;
      const end = this.#match(bytes, at);
      if (end > at) bytes.fill('*', at, end);
    }
  }

  /** Returns where a possible key at the end begins. A loop, because it runs for every event. */
  #openTail(bytes: Buffer, hasEscapes: boolean): number {
    const first = this.#secret[0];
    const longest = this.#secret.length * (hasEscapes ? ESCAPE_BYTES : 1);
    for (let at = Math.max(0, bytes.length - longest + 1); at < bytes.length; at += 1) {
      if ((bytes[at] === first || bytes[at] === BACKSLASH) && this.#match(bytes, at) === OPEN) return at;
    }
    return bytes.length;
  }

  /** Returns the key's end. */
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

/** A backslash in the key may also be unescaped. */
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
