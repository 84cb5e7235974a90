/** A growing text, kept in chunks so that appending doesn't copy it. */
export type StreamedText = {
  /** The same object for all lengths of a text, as a cache key. */
  readonly origin: object;
  readonly chunks: readonly string[];
  readonly length: number;
  /** The origin of the streamed text that this recorded text equals. */
  readonly repeats?: object;
};

/** More are joined, since each append copies the list. */
const MOST_CHUNKS = 500;

export function textOf(text: string, repeats?: StreamedText): StreamedText {
  const chunks = text === '' ? [] : [text];
  return { origin: {}, chunks, length: text.length, ...(repeats && { repeats: repeats.origin }) };
}

export function appendText({ origin, chunks, length }: StreamedText, more: string): StreamedText {
  if (more === '') return { origin, chunks, length };
  const next = chunks.length < MOST_CHUNKS ? [...chunks, more] : [chunks.join('') + more];
  return { origin, chunks: next, length: length + more.length };
}

export function textAfter({ chunks, length }: StreamedText, from: number): string {
  if (from >= length) return '';
  let first = chunks.length;
  let start = length;
  while (start > from && first > 0) {
    first -= 1;
    start -= chunks[first]?.length ?? 0;
  }
  return chunks
    .slice(first)
    .join('')
    .slice(from - start);
}

export function wholeText({ chunks }: StreamedText): string {
  return chunks.join('');
}
