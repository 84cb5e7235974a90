export const task = {
  task: 'Task',
  worker: 'Worker',
  tasks: '{count, plural, one {# task} other {# tasks}}',
  turns: '{count, plural, one {# turn} other {# turns}}',
  credits: '{count, plural, one {# credit} other {# credits}}',
  creditsOf: '<part></part> of <all></all>',

  'status.pending': 'Pending',
  'status.running': 'Running',
  'status.completed': 'Completed',
  'status.error': 'Error',
  'status.aborted': 'Aborted',

  'budget.low': 'Low',
  'budget.standard': 'Standard',
  'budget.high': 'High',
  'budget.unlimited': 'Unlimited',

  archivedAgo: 'Archived {ago}.',
  archivedJustNow: 'Archived just now.',
  archivedAdvice: 'You can still read, export and copy it. To send another turn, restore it.',
  archivedForever: 'You can still read, export and copy it, but not send another turn.',
  restore: 'Restore',

  // Filters, as a part of "filters by status or trigger".
  'filter.status': 'status',
  'filter.turnStatus': 'turn status',
  'filter.trigger': 'trigger',
  'filter.turnTrigger': 'turn trigger',
  'filter.budget': 'budget',
  'filter.turnBudget': 'turn budget',
  'filter.date': 'date',
  'filter.turnDate': 'turn date',
  'filter.credits': 'credits',
  'filter.worker': 'worker',
  'filter.errors': 'errors',
  'filter.files': 'files',
  'filter.archived': 'archived',
  leftOut:
    '{count, plural, one {# task was left out because it may not match the filter.} other {# tasks were left out because they may not match the filter.}}',
} as const;
