import { problems } from '../../domain/problems.ts';

export interface FormPart {
  /** From 1. */
  number: number;
  headers: ReadonlyMap<string, string>;
  /** Unread bytes are skipped when the next part is requested. */
  content: AsyncIterable<Uint8Array>;
}

/** More than a valid form has, so that fields have their own errors. */
const MAX_PARTS = 20;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_IGNORED_BYTES = 64 * 1024;

const CRLF = '\r\n';
const [TAB, LF, CR, SPACE] = [0x09, 0x0a, 0x0d, 0x20];

/**
 * Splits a streamed body (RFC 2046, RFC 7578). Throws `ApiProblem` 400 for a malformed form, 413 for too many parts;
 * another error if truncated.
 */
export async function* readParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  // The first boundary may have no line break before it.
  const source = new ByteSource(body, Buffer.from(CRLF));
  const delimiter = Buffer.from(`${CRLF}--${boundary}`, 'latin1');
  try {
    await skipAround(source.readUntilDelimiter(delimiter), boundary);
    for (let number = 1; !source.isAtEnd(); number += 1) {
      if (number > MAX_PARTS) throw problems.tooLarge(`The form has more than ${MAX_PARTS} parts.`);
      await source.skipBlanks();
      const headers = parseHeaderBlock(await source.readHeaderBlock(number), number);
      const content = source.readUntilDelimiter(delimiter);
      // Without `return`: a reader that stops early must not end the generator.
      yield { number, headers, content: { [Symbol.asyncIterator]: () => ({ next: () => content.next() }) } };
      await skip(content);
    }
    await skipAround(source.readToEnd(), boundary);
  } finally {
    await source.release();
  }
}

async function skip(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of chunks);
}

/** Throws if the skipped bytes contain a boundary: the part behind it would be lost. */
async function skipAround(chunks: AsyncIterable<Uint8Array>, boundary: string): Promise<void> {
  const skipped: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MAX_IGNORED_BYTES) {
      throw problems.badRequest(`The form has over ${MAX_IGNORED_BYTES / 1024} kB outside of its parts.`);
    }
    skipped.push(chunk);
  }
  const lines = Buffer.concat(skipped)
    .toString('latin1')
    .split(/[\r\n]/);
  if (lines.slice(0, -1).some((line) => line.trimEnd() === `--${boundary}`)) {
    throw problems.badRequest(
      'The form has a part before its first boundary or after its last one. Write each boundary on a line that ends with CR LF.',
    );
  }
}

/** Buffers at most one chunk and a partial match. */
class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #buffered: Buffer;
  #hasEnded = false;

  constructor(body: AsyncIterable<Uint8Array>, first: Buffer) {
    this.#chunks = body[Symbol.asyncIterator]();
    this.#buffered = first;
  }

  async release(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #pull(): Promise<void> {
    if (this.#hasEnded) throw new Error('The form was cut off.');
    const step = await this.#chunks.next();
    if (step.done === true) this.#hasEnded = true;
    else
      this.#buffered =
        this.#buffered.length === 0 ? Buffer.from(step.value) : Buffer.concat([this.#buffered, step.value]);
  }

  #take(length: number): Buffer {
    const taken = this.#buffered.subarray(0, length);
    this.#buffered = this.#buffered.subarray(length);
    return taken;
  }

  async *readUntilDelimiter(delimiter: Buffer): AsyncGenerator<Buffer> {
    let from = 0;
    for (;;) {
      const index = this.#buffered.indexOf(delimiter, from);
      const isDelimiter = index >= 0 && this.#endsLine(index + delimiter.length);
      if (isDelimiter === true) {
        if (index > 0) yield this.#take(index);
        this.#take(delimiter.length);
        return;
      }
      if (isDelimiter === false && index >= 0) {
        // `--boundary2` is content.
        from = index + 1;
        continue;
      }
      const sure = index >= 0 ? index : this.#buffered.length - delimiter.length + 1;
      if (sure > 0) yield this.#take(sure);
      from = 0;
      await this.#pull();
    }
  }

  /** Undefined if more bytes are needed. */
  #endsLine(from: number): boolean | undefined {
    const isLast = this.#buffered.toString('latin1', from, from + 2) === '--';
    let at = isLast ? from + 2 : from;
    while (this.#buffered[at] === SPACE || this.#buffered[at] === TAB) at += 1;
    if (at - from > MAX_HEADER_BYTES) return false;
    if (this.#buffered.length < at + 2 && !this.#hasEnded) return undefined;
    const [first, second] = this.#buffered.subarray(at, at + 2);
    return isLast ? first === undefined || first === CR || first === LF : first === CR && second === LF;
  }

  isAtEnd(): boolean {
    return this.#buffered.toString('latin1', 0, 2) === '--';
  }

  async skipBlanks(): Promise<void> {
    this.#take(this.#buffered.indexOf(CRLF));
  }

  async readHeaderBlock(number: number): Promise<Buffer> {
    const end = Buffer.from(CRLF + CRLF);
    for (;;) {
      const index = this.#buffered.indexOf(end);
      if ((index < 0 ? this.#buffered.length : index) > MAX_HEADER_BYTES) {
        throw problems.badRequest(`The headers of part ${number} are over ${MAX_HEADER_BYTES / 1024} kB.`);
      }
      if (index >= 0) return this.#take(index + end.length);
      await this.#pull();
    }
  }

  async *readToEnd(): AsyncGenerator<Buffer> {
    yield this.#take(this.#buffered.length);
    while (!this.#hasEnded) {
      await this.#pull();
      yield this.#take(this.#buffered.length);
    }
  }
}

/** Continuation lines: RFC 5322 §2.2.3. */
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
    if (name === 'content-disposition' && headers.has(name)) {
      throw problems.badRequest(`Part ${number} of the form has two Content-Dispositions, one of them ${quote(line)}.`);
    }
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** Browsers write UTF-8; older clients don't. */
function decodeHeaders(block: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(block);
  } catch {
    return new TextDecoder('windows-1252').decode(block);
  }
}

export function quote(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
