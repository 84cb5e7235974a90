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

  // PDFs.
  pages: 'Pages',
  text: 'Text',
  page: 'Page',
  pageOf: 'Page {page, number} of {count, number}',
  ofPages: 'of {count, number}',
  pagesLeftOut:
    'These are the first {shown, number} of {count, plural, one {# page} other {# pages}}. Download the file to read on.',
  pageDamaged: 'This page can’t be shown.',
  noTextOnPage: 'No text on this page.',
  copyText: 'Copy text',
  readingText: 'Reading page {page, number} of {count, number}',
  'pdf.password': 'This PDF needs a password',
  'pdf.damaged': 'This PDF is damaged',
  'pdf.tooSlow': 'This PDF takes too long to show',
  'pdf.notLoaded': 'The PDF viewer could not be loaded',
  pdfNotLoadedAdvice: 'Check your connection and try again, or download the file to view it.',
  downloadFile: 'Download',

  // Tables.
  findRows: 'Find rows',
  rows: '{count, plural, one {# row} other {# rows}}',
  rowsOf: '{count, number} of {total, plural, one {# row} other {# rows}}',
  copyRows: 'Copy rows',
  showMoreRows: 'Show {count, plural, one {# more row} other {# more rows}}',
} as const;
