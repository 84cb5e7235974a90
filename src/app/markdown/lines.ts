const LINE_END = /\r\n?|\n/g;

/** Returns the offsets of all lines, and the text's length. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(LINE_END)) starts.push(index + end.length);
  if (starts.at(-1) !== text.length) starts.push(text.length);
  return starts;
}

/** Returns the length of all complete lines. A final `\r` may be half a line break. */
export function completeLength(text: string): number {
  let end = text.length;
  while (end > 0 && text[end - 1] !== '\n' && !(text[end - 1] === '\r' && end < text.length)) end -= 1;
  return end;
}
