/** What several features say about tasks and turns. */
export const task = {
  task: 'Task',
  worker: 'Worker',
  tasks: '{count, plural, one {# task} other {# tasks}}',
  turns: '{count, plural, one {# turn} other {# turns}}',
  credits: '{count, plural, one {# credit} other {# credits}}',

  // The status of a task or turn.
  'status.pending': 'Pending',
  'status.running': 'Running',
  'status.completed': 'Completed',
  'status.error': 'Error',
  'status.aborted': 'Aborted',
} as const;
