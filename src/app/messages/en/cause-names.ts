/** Short names of causes of failures. */
export const causeNames = {
  contextFull: 'Context full',
  rateLimited: 'Rate limited',
  toolTimedOut: 'Tool timed out',
  timedOut: 'Timed out',
  outOfCredits: 'Out of credits',
  schemaMismatch: 'Output not valid',
  fileUnreadable: 'File not readable',
  noFiles: 'No files',
  noColumn: 'Column missing',
  sourceFailed: 'Source failed',
  interrupted: 'Interrupted',
  workerFailed: 'Worker failed',
} as const;
