const FENCE = /^[ \t]*(?:```|~~~)/m;
const MARK = /\\$|(?<!\\)(?:`+|\*+|_+|~~|~$)/g;
const WORD = /\w/;
/** A link without its end: its words, with what there is of its address. A number would be a source's, `^` a footnote's. */
const HALF_LINK = /^\[(?![\d^])(?:([^\]]*)|([^\]]{2,})\](?:\([^)\s]*)?)$/;
/** Nobody means more at once. */
const MOST_OPEN = 8;

/**
 * Markdown that is still being written, with its last line as it is going to be most likely: what is open is closed, and of
 * what has only begun nothing is shown. So marks don't stand in the text until their other half comes.
 */
export function closeMarks(markdown: string): string {
  if (FENCE.test(markdown)) return markdown;
  const start = markdown.lastIndexOf('\n') + 1;
  let line = markdown.slice(start);
  const open: string[] = [];
  const inCode = () => open.at(-1)?.startsWith('`') === true;
  for (const { 0: mark, index } of line.matchAll(MARK)) {
    const [before = '', after = ''] = [line[index - 1], line[index + mark.length]];
    if (open.at(-1) === mark) open.pop();
    else if (inCode()) continue;
    else if (after === '') line = line.slice(0, index);
    else if (after.trim() !== '' && !WORD.test(before)) open.push(mark);
    if (open.length > MOST_OPEN) return markdown;
  }
  const last = open.at(-1);
  if (last !== undefined && line.endsWith(last)) {
    open.pop();
    line = line.slice(0, -last.length);
  }
  const link = line.lastIndexOf('[');
  if (link >= 0 && !inCode() && !WORD.test(line[link - 1] ?? '')) {
    line = line.slice(0, link) + line.slice(link).replace(HALF_LINK, '$1$2');
  }
  const closed = open.length === 0 ? line : line.trimEnd() + open.toReversed().join('');
  return markdown.slice(0, start) + closed;
}
