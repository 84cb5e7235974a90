import { problems } from '../../domain/problems.ts';

/** One part of a form. */
export interface FormPart {
  /** From 1. */
  number: number;
  /** By their names in lower case. */
  headers: ReadonlyMap<string, string>;
  /** Its bytes. What was not read of them is skipped when the next part is asked for. */
  content: AsyncIterable<Uint8Array>;
}

/** More than a form can have, so that the first too many is refused by name. */
const MAX_PARTS = 20;
const MAX_HEADER_BYTES = 16 * 1024;
/** Of what may stand before the first part and after the last one. */
const MAX_IGNORED_BYTES = 64 * 1024;

const CRLF = '\r\n';
const [TAB, SPACE] = [0x09, 0x20];

/**
 * Splits a multipart body (RFC 2046, RFC 7578) into its parts as its bytes come. Throws `ApiProblem`: 400 where the form is
 * broken or cut off, 413 where it has too many parts. Never leaves a part out.
 */
export async function* readParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  // The first boundary may stand at the very beginning, without the line end before it.
  const source = new ByteSource(body, Buffer.from(CRLF));
  const delimiter = Buffer.from(`${CRLF}--${boundary}`, 'latin1');
  try {
    await skip(source.readUntilDelimiter(delimiter));
    for (let number = 1; !(await source.isFollowedBy('--')); number += 1) {
      if (number > MAX_PARTS) throw problems.tooLarge(`The form has more than ${MAX_PARTS} parts.`);
      await source.skipBlanks();
      const headers = parseHeaderBlock(await source.readHeaderBlock(number), number);
      const content = source.readUntilDelimiter(delimiter);
      // Without `return`, so that a reader that stops early does not end the generator.
      yield { number, headers, content: { [Symbol.asyncIterator]: () => ({ next: () => content.next() }) } };
      await skip(content, Infinity);
    }
    await skip(source.readToEnd());
  } finally {
    await source.release();
  }
}

async function skip(chunks: AsyncIterable<Uint8Array>, limit = MAX_IGNORED_BYTES): Promise<void> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw problems.badRequest(`The form has over ${limit / 1024} kB outside of its parts.`);
  }
}

/** The bytes of a body, read up to what is looked for. Holds no more than a chunk and the beginning of a match. */
class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer;

  constructor(body: AsyncIterable<Uint8Array>, first: Buffer) {
    this.#chunks = body[Symbol.asyncIterator]();
    this.#held = first;
  }

  /** Lets somebody else read the rest of the body. */
  async release(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** Adds the next chunk to what is held. False at the body's end. */
  async #pull(): Promise<boolean> {
    const step = await this.#chunks.next();
    if (step.done === true) return false;
    this.#held = this.#held.length === 0 ? Buffer.from(step.value) : Buffer.concat([this.#held, step.value]);
    return true;
  }

  async #require(length: number): Promise<void> {
    while (this.#held.length < length) if (!(await this.#pull())) throw cutOff();
  }

  #take(length: number): Buffer {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    return taken;
  }

  /** Yields the bytes before a delimiter and leaves those after it. */
  async *readUntilDelimiter(delimiter: Buffer): AsyncGenerator<Buffer> {
    let from = 0;
    for (;;) {
      const index = this.#held.indexOf(delimiter, from);
      const isDelimiter = index >= 0 && this.#endsLine(index + delimiter.length);
      if (isDelimiter === true) {
        if (index > 0) yield this.#take(index);
        this.#take(delimiter.length);
        return;
      }
      if (isDelimiter === false && index >= 0) {
        // A line that begins like the boundary and goes on (`--boundary2`) belongs to the content.
        from = index + 1;
        continue;
      }
      const sure = index >= 0 ? index : this.#held.length - delimiter.length + 1;
      if (sure > 0) yield this.#take(sure);
      from = 0;
      if (!(await this.#pull())) throw cutOff();
    }
  }

  /**
   * Whether what follows a delimiter makes it one: blanks and a line end, or the `--` of the last one. Undefined where too
   * little of it is held.
   */
  #endsLine(from: number): boolean | undefined {
    let at = from;
    while (this.#held[at] === SPACE || this.#held[at] === TAB) at += 1;
    if (at - from > MAX_HEADER_BYTES) return false;
    if (this.#held.length < at + 2) return undefined;
    const pair = this.#held.toString('latin1', at, at + 2);
    return pair === CRLF || (at === from && pair === '--');
  }

  async isFollowedBy(text: string): Promise<boolean> {
    await this.#require(text.length);
    return this.#held.toString('latin1', 0, text.length) === text;
  }

  async skipBlanks(): Promise<void> {
    this.#take(this.#held.indexOf(CRLF));
  }

  /** Reads from a boundary's line end to the empty line. */
  async readHeaderBlock(number: number): Promise<Buffer> {
    const end = Buffer.from(CRLF + CRLF);
    for (;;) {
      const index = this.#held.indexOf(end);
      if ((index < 0 ? this.#held.length : index) > MAX_HEADER_BYTES) {
        throw problems.badRequest(`The headers of part ${number} are over ${MAX_HEADER_BYTES / 1024} kB.`);
      }
      if (index >= 0) return this.#take(index + end.length);
      if (!(await this.#pull())) throw cutOff();
    }
  }

  async *readToEnd(): AsyncGenerator<Buffer> {
    do yield this.#take(this.#held.length);
    while (await this.#pull());
  }
}

function cutOff() {
  return problems.badRequest('The form was cut off: its last boundary is missing. Send it again.');
}

/** Reads header lines. One that begins with a blank goes on with the line before it (RFC 5322 §2.2.3). */
function parseHeaderBlock(block: Buffer, number: number): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  const text = decodeHeaders(block).replaceAll(/\r\n[ \t]+/g, ' ');
  for (const line of text.split(CRLF).filter((candidate) => candidate !== '')) {
    const colon = line.indexOf(':');
    // oxlint-disable-next-line no-control-regex -- that is what is refused
    if (colon < 1 || /[\0-\x08\x0a-\x1f\x7f]/.test(line)) {
      throw problems.badRequest(`Part ${number} of the form has a header that can't be read: ${quote(line)}.`);
    }
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** Browsers write names in UTF-8. Bytes that aren't come from clients of before that. */
function decodeHeaders(block: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(block);
  } catch {
    return new TextDecoder('windows-1252').decode(block);
  }
}

/** A text of a request as an error may repeat it. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
