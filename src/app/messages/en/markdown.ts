export const markdown = {
  copyCode: 'Copy code',
  wrapLines: 'Wrap lines',
  plainText: 'text',
  table: 'Table',
  copyTable: 'Copy table',
  downloadCsv: 'Download CSV',
  item: 'Item',
  image: 'Image: {alt}',
  untitledImage: 'Image: untitled',
  source: 'Source {number, number}: {title}',
  taskFile: 'A file of this task',
} as const;
