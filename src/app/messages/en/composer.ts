export const composer = {
  composer: 'Composer',
  input: 'Input',
  newTask: 'What should a worker do?',
  newTaskPlaceholder: 'Describe the task…',
  budget: 'Budget',
  budgetButton: 'Budget: {budget}',
  'budgetFor.low': 'Quick lookups and classification — typically a single tool call.',
  'budgetFor.standard': 'Balanced research with a handful of tool calls.',
  'budgetFor.high': 'Multi-step research, comparison, or extraction across many sources.',
  'budgetFor.unlimited': 'Long-running, exhaustive jobs. Use with care — there is no spend cap.',
  send: 'Send',
  /** Asks before it sends. */
  sendWithQuestion: 'Send…',

  examples: 'Try it with a sample file',
  sampleNotLoaded: 'The sample could not be loaded. {reason}',

  draftSaved: 'Draft saved.',
  draftSavedPartly: 'Draft saved, without the files over the limit.',
  draftNotSaved: 'This browser can’t save drafts. This one is lost when the page closes.',
  draftReplaced: 'Your draft was replaced.',

  trySample: 'Try a sample: {input}',
  attach: 'Attach',
  attachFiles: 'Attach files',
  files: 'Files',
  dropFiles:
    'Drop up to {count, plural, one {# file} other {# files}} anywhere ({each, number} MB each, {total, number} MB total).',
  dropToAttach: '<b>Drop to attach</b> · up to {count, number}, {each, number} MB each, {total, number} MB total',
  removeFile: 'Remove {name}',
  file: 'file',
  emptyFile: 'empty',
  fileTooLarge: '{size}: over the {limit, number} MB limit',
  bytes: '{count, plural, one {# byte} other {# bytes}}',
  tooManyFiles: 'Over the limit of {limit, plural, one {# file} other {# files}}',
  filesTooLarge: 'Over the {limit, number} MB total limit',
  alreadyAttached: '{count, plural, one {# file is already attached.} other {# files are already attached.}}',
  notAttached:
    '{count, plural, one {# file was not attached.} other {# files were not attached.}} The limit is {limit, number}.',
  filesUnreadable: 'The browser could not read those files.',

  // Why the draft can't be sent.
  'blocked.files':
    '{count, plural, one {Remove the file over the limit to send.} other {Remove the # files over the limit to send.}}',
  'blocked.length': '{count, plural, one {# character} other {# characters}}. The limit is {limit, number}.',
  'blocked.rateLimit': 'Rate limited. Wait a moment.',
  'blocked.filesOnly': 'Say what to do with the files.',
  'blocked.empty': 'Write what the worker should do.',

  // The worker of a new task.
  newWorker: 'New worker',
  newWorkerHint: 'Uses the input as its instructions',
  oneOff: 'One-off ({count, number})',
  oneOffHint: 'Each was created from the input of a task',
  usualPrice: '<seen>≈ </seen><heard>usually </heard>{count, plural, one {# credit} other {# credits}}',
  workerButton: 'Worker: {worker}',
  chooseWorker: 'Choose a worker',
  findWorker: 'Find a worker',
  workers: 'Workers',
  noWorkersFound: 'No workers found.',
  workerId: 'Worker id',
  workerIdPlaceholder: 'Worker id, or new',
  workerIdHint:
    'This API doesn’t list its workers. Paste the id of one, or leave this empty to create a worker with the input as its instructions.',

  // A new task that starts with a turn of another.
  startsFrom: 'From',
  filesNotReturned: 'This API doesn’t return attached files. If any were sent with that turn, attach them again.',
  removeOrigin: 'Don’t link to that turn',
  loadingTurn: 'Loading turn {turn} and its files…',
  turnNotFound: 'The task has no turn {turn}.',

  // What it costs.
  usualCost: 'Usually {usual, plural, one {# credit} other {# credits}}, rarely over {most, number}',
  runs: '{count, plural, one {# run} other {# runs}} in 90 days, {share} completed',
  sentUnchecked: 'Sent without a limit check: today’s usage was unavailable.',

  exceedTitle: 'Send past today’s limit?',
  spentOfLimit: '<b>{spent, plural, one {# credit} other {# credits}}</b> spent today. Your limit is {limit, number}.',
  queuedCost:
    '{turns, plural, one {# queued turn} other {# queued turns}} may cost {credits, plural, one {# credit} other {# credits}}.',
  costAtBudget:
    'At the {budget, select, low {low} high {high} unlimited {unlimited} other {standard}} budget, this worker usually costs {usual, plural, one {# credit} other {# credits}}, rarely over {most, number}.',
  draftStays: 'If you don’t send it, it stays in the composer.',
  dontSend: 'Don’t send',

  uncappedTitle: 'Send without a spend cap?',
  uncappedWarning: 'The worker runs until it finishes or your credits run out. There is no other limit.',
  typeToSend: 'Type <word>{typed}</word> to send',
  sendUncapped: 'Send without a cap',
} as const;
