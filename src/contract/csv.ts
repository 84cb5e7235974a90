export type CsvCell = string | number | null | undefined;

/** What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full-width forms too. What can't be seen before it is skipped. */
const FORMULA = /^\p{Cf}*[=+\-@\t\r\n＝＋－＠]/u;
/** The same where a cell begins for a spreadsheet whose country separates by semicolons: it ignores quotes inside of a cell. */
const FORMULA_WITHIN = /(?<=[;\r\n])(?=\p{Cf}*[=+\-@\t＝＋－＠])/gu;

/** A cell by RFC 4180. A text that a spreadsheet would run gets an apostrophe in front; a number stays a number, below zero too. */
export function csvCell(value: CsvCell): string {
  if (value == null) return '';
  if (typeof value === 'number') return String(value);
  const text = (FORMULA.test(value) ? `'${value}` : value).replaceAll(FORMULA_WITHIN, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line with its end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
