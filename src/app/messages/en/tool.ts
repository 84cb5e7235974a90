/** The cards of tool calls. */
export const tool = {
  query: 'Query',
  rows: '{count, plural, =0 {No rows} one {# row} other {# rows}}',
  firstRows: 'The first {count, number} of {total, number} rows',
  showMoreRows: 'Show {count, plural, one {# more row} other {# more rows}}',
  line: 'line {line, number}',
  lines: '{from, number}–{to, number}',
  firstQuotes: 'The first {count, number} of {total, number} matches',
  showAllPages: 'Show all {count, number} pages',
  pageText: 'Text of the page',
  showPageText: 'Show the text',
} as const;
