export const preview = {
  preview: 'Preview of {name}',
  fileOf: '{index, number} of {count, number}',
  previousFile: 'Previous file',
  nextFile: 'Next file',
  download: 'Download {name}',
  loading: 'Loading the file',
  unavailable: 'Preview unavailable',
  downloadAdvice: 'Download the file to view it.',

  view: 'View',
  rendered: 'Rendered',
  source: 'Source',
  showMoreLines: 'Show {count, plural, one {# more line} other {# more lines}}',

  // Pictures.
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomToFit: 'Fit',

  // Tables.
  findRows: 'Find rows',
  rows: '{count, plural, one {# row} other {# rows}}',
  rowsOf: '{count, number} of {total, plural, one {# row} other {# rows}}',
  copyRows: 'Copy rows',
  showMoreRows: 'Show {count, plural, one {# more row} other {# more rows}}',
} as const;
