export const taskExport = {
  // The list as a file.
  title: 'Export tasks',
  titleWithCount: 'Export {count, plural, one {# task} other {# tasks}}',
  'which.selected': 'The selected tasks.',
  'which.listed': 'The listed tasks, in their order.',
  'which.filter': 'All tasks matching the current filters, in the current order.',
  format: 'Format',
  'format.csv': 'CSV',
  'format.json': 'JSON',
  'about.csv': 'One row per task, with API column names. Formula-like text is escaped with an apostrophe.',
  'about.json': 'One array with each task as the API returns it.',
  forExcel: 'For Excel',
  forExcelHint: 'Adds a byte-order mark so Excel reads UTF-8. Turn off for other tools.',
  saveFile: 'Save file',
  exporting: 'Exporting',
  stopped: 'The export stopped. Nothing was saved.',
  exportedTasks: 'Exported {count, plural, one {# task} other {# tasks}} as {format}',
  exportedSomeTasks: 'Exported {count, plural, one {# task} other {# tasks}} as {format}. {leftOut}',

  // One task as a file.
  exportingTask: 'Exporting the task',
  exportingTurns: 'Exporting: {count, number} of {total, plural, one {# turn} other {# turns}}',
  exportedTurns: 'Exported {count, plural, one {# turn} other {# turns}}',
  notExported: 'The task was not exported. {reason}',

  // A task as Markdown.
  attached: 'Attached',
  callWithTimes: '{call} at {start}, {duration}',
  callOutput: 'Output:',
  callFailed: 'Failed:',
} as const;
