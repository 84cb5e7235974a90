const LINE_END = /\r\n?|\n/g;

/** Where each line of a text begins, and behind the last one where the text ends. Lines end as in CommonMark. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(LINE_END)) starts.push(index + end.length);
  if (starts.at(-1) !== text.length) starts.push(text.length);
  return starts;
}

/** The length of a text without its last line, if that has no end yet. A `\r` at the end may be half of one. */
export function completeLength(text: string): number {
  let end = text.length;
  while (end > 0 && text[end - 1] !== '\n' && !(text[end - 1] === '\r' && end < text.length)) end -= 1;
  return end;
}
