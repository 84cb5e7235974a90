export const task = {
  task: 'Task',
  worker: 'Worker',
  /** A worker that was created from the input of a task. */
  oneOff: 'One-off',
  tasks: '{count, plural, one {# task} other {# tasks}}',
  turns: '{count, plural, one {# turn} other {# turns}}',
  originTurn: '· turn {turn}',
  credits: '{count, plural, one {# credit} other {# credits}}',
  creditsOf: '<part></part> of <all></all>',

  'field.title': 'Title',
  'field.status': 'Status',
  'field.trigger': 'Trigger',
  'field.budget': 'Budget',
  'field.created': 'Created',
  'field.started': 'Started',
  'field.completed': 'Completed',
  'field.credits': 'Credits',
  'field.duration': 'Duration',
  'field.turns': 'Turns',

  'status.pending': 'Pending',
  'status.running': 'Running',
  'status.completed': 'Completed',
  'status.error': 'Error',
  'status.aborted': 'Aborted',
  /** A running task that waits for an answer. */
  needsYou: 'Needs you',

  'budget.low': 'Low',
  'budget.standard': 'Standard',
  'budget.high': 'High',
  'budget.unlimited': 'Unlimited',

  'trigger.api': 'API',
  'trigger.email': 'Email',
  'trigger.schedule': 'Schedule',
  'trigger.ui': 'Dashboard',

  'cause.none': 'No reason given',
  'cause.aborted': 'Stopped',

  archivedAgo: 'Archived {ago}.',
  archivedJustNow: 'Archived just now.',
  archivedAdvice: 'You can still read, export and copy it. To send another turn, restore it.',
  archivedForever: 'You can still read, export and copy it, but not send another turn.',

  // Filters, as a part of "filters by status or trigger".
  'filter.status': 'status',
  'filter.turnStatus': 'turn status',
  'filter.trigger': 'trigger',
  'filter.turnTrigger': 'turn trigger',
  'filter.budget': 'budget',
  'filter.turnBudget': 'turn budget',
  'filter.cause': 'reason',
  'filter.turnCause': 'reason of a turn',
  'filter.date': 'date',
  'filter.turnDate': 'turn date',
  'filter.credits': 'credits',
  'filter.worker': 'worker',
  'filter.errors': 'errors',
  'filter.files': 'files',
  'filter.archived': 'archived',
  leftOut:
    '{count, plural, one {# task was left out because it may not match the filter.} other {# tasks were left out because they may not match the filter.}}',

  // Actions.
  saveAsWorker: 'Save as worker…',
  archive: 'Archive',
  restore: 'Restore',
  stillRunning: 'It is still running. Archive it when it has finished.',
  export: 'Export',
  exportMarkdown: 'Export as Markdown',
  exportJson: 'Export as JSON',
  exportNotLoaded: 'The export could not be loaded. {advice}',
} as const;
