export const taskArchive = {
  'progress.archive': 'Archiving',
  'progress.restore': 'Restoring',
  showWhy: 'Show why',
  paused: 'paused',
  secondsLeft: '{count, number} s',

  // One task.
  'done.archive': 'Archived “{title}”',
  'done.restore': 'Restored “{title}”',
  'refused.archive': '“{title}” was not archived. {reason}',
  'refused.restore': '“{title}” was not restored. {reason}',

  // Several tasks. A resumed batch was begun by a page that has been closed.
  'doneCounts.archive':
    '{succeeded, plural, one {# task} other {# tasks}} archived{refused, plural, =0 {} other {, # not archived}}{stopped, plural, =0 {} other {, # kept}}{resumed, select, yes { (resumed)} other {}}',
  'doneCounts.restore':
    '{succeeded, plural, one {# task} other {# tasks}} restored{refused, plural, =0 {} other {, # not restored}}{stopped, plural, =0 {} other {, # kept}}{resumed, select, yes { (resumed)} other {}}',
  'sendingCounts.archive':
    'Archiving {count, number} of {total, number}{paused, select, yes {, the API asked to wait} other {}}{resumed, select, yes { (resumed)} other {}}',
  'sendingCounts.restore':
    'Restoring {count, number} of {total, number}{paused, select, yes {, the API asked to wait} other {}}{resumed, select, yes { (resumed)} other {}}',
  waitingCounts:
    'Archived {count, plural, one {# task} other {# tasks}}{running, plural, =0 {} other {, # still running}}{unmatched, plural, =0 {} one {, # no longer matches the filter} other {, # no longer match the filter}}{resumed, select, yes { (resumed)} other {}}',

  // Announcements for screen readers.
  waitingAnnounced: '{text}. Press z to undo.',
  'sendingAnnounced.archive': 'Archiving {count, plural, one {# task} other {# tasks}}.',
  'sendingAnnounced.restore': 'Restoring {count, plural, one {# task} other {# tasks}}.',

  undoArchive: 'Undo archive',
  undoArchiving: 'Undo archiving {count, plural, one {# task} other {# tasks}}',
  tooLate: 'Too late to undo: “{title}” has been archived.',
  tooLateForAll: 'Too late to undo: the tasks have been archived.',

  // Why tasks were not archived or restored.
  'refusedTitle.archive': '{count, plural, one {# task was} other {# tasks were}} not archived',
  'refusedTitle.restore': '{count, plural, one {# task was} other {# tasks were}} not restored',
  noLongerMatches: 'It no longer matches the filter. Select it on its own to archive it.',
} as const;
