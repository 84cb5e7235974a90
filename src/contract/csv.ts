export type CsvCell = string | number | null | undefined;

/** Spreadsheets run it as a formula (OWASP, CSV injection). */
const FORMULA = /^\p{Cf}*[=+\-@\t\r\n＝＋－＠]/u;
/** Some spreadsheets split cells at semicolons, even inside quotes. */
const FORMULA_WITHIN = /(?<=[;\r\n])(?=\p{Cf}*[=+\-@\t＝＋－＠])/gu;

/** Formats a cell (RFC 4180). Formulas get an apostrophe in front. */
export function csvCell(value: CsvCell): string {
  if (value == null) return '';
  if (typeof value === 'number') return String(value);
  const text = (FORMULA.test(value) ? `'${value}` : value).replaceAll(FORMULA_WITHIN, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
