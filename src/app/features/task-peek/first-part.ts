/** More takes long to render, and is not read in a narrow column. */
const MAX_CHARS = 12_000;

/** Returns the text up to a paragraph's end, if it is long. */
export function firstPart(text: string): { text: string; isWhole: boolean } {
  if (text.length <= MAX_CHARS) return { text, isWhole: true };
  const end = text.lastIndexOf('\n\n', MAX_CHARS);
  return { text: text.slice(0, end > 0 ? end : MAX_CHARS), isWhole: false };
}
