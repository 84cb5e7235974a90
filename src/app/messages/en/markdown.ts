export const markdown = {
  copyCode: 'Copy code',
  plainText: 'text',
  table: 'Table',
  copyTable: 'Copy table',
  downloadCsv: 'Download CSV',
  item: 'Item',
  image: 'Image: {alt}',
  untitledImage: 'Image: untitled',
  source: 'Source {id}: {title}',
  taskFile: 'A file of this task',
} as const;
