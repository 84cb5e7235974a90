const MOST_CHARS = 50_000;
/** Marks that a parser pairs with each other, which takes it the square of their number. */
const MOST_MARKS = 1_500;
const MOST_MARKS_IN_A_TABLE = 20_000;
const MARKS = /[*_~[\]!<`]/g;
const FENCED = /^ {0,3}(?:`{3}|~{3})/;
const TABLE = /^[^\n|]*\|[^\n]*\n[ \t|:]*-[ \t|:-]*(?:\n|$)/;
/** A line that opens block within block within block. */
const DEEP = /^[\s>*+\-\d.)]{100}/m;

/** Whether a block can be parsed and shown as Markdown without holding up the page; else it is shown as the text it is. */
export function isWithinReason(markdown: string): boolean {
  if (markdown.length > MOST_CHARS) return false;
  if (FENCED.test(markdown)) return true;
  if (DEEP.test(markdown)) return false;
  const marks = markdown.match(MARKS)?.length ?? 0;
  return marks <= (TABLE.test(markdown) ? MOST_MARKS_IN_A_TABLE : MOST_MARKS);
}
