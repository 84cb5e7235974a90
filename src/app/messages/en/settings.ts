export const settings = {
  thisBrowser: 'This browser',
  storedHere:
    'Drafts, turns that were not sent yet, credit limits, the theme, the list of tasks you opened, and copies of the latest tasks and workers are stored in this browser. Tasks and their files are stored by the API.',
  unsentTurns: 'Unsent turns',
  drafts: 'Drafts',
  nothingUnsent: 'No unsent turns and no drafts.',
  notReadable: 'The drafts can’t be read',
  notReadableExplained: 'This browser refuses to open its database. Restarting it often helps.',
  files: '{count, plural, one {# file} other {# files}}',
  draftFor: 'For “{task}”',
  draftForNewTask: 'For a new task',

  clear: 'Clear this browser’s data…',
  clearTitle: 'Clear this browser’s data?',
  clearTurns:
    '{count, plural, one {# turn was not sent yet and will be lost.} other {# turns were not sent yet and will be lost.}}',
  clearDrafts: '{count, plural, one {# draft} other {# drafts}} will be lost.',
  mayArrive: 'A turn that is being sent right now may still arrive and cost credits.',
  clearRest:
    'Credit limits, the theme, the list of tasks you opened and the copies of tasks and workers are removed, too, in all tabs. Tasks stay.',
  clearing: 'Clearing…',
  clearNow: 'Clear data',
  notCleared: 'The data was not cleared',
} as const;
