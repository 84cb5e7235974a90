/** Returns the start of a text, at most so many bytes in UTF-8. Never ends in half a character, which servers refuse. */
export function cutText(text: string, mostBytes: number): string {
  // A character takes at most three bytes, or four for two of a string's.
  if (3 * text.length <= mostBytes) return text;
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= mostBytes) return text;
  // A decoder of a stream keeps the bytes of an unfinished character.
  return new TextDecoder().decode(bytes.subarray(0, mostBytes), { stream: true });
}
