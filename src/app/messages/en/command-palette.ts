export const commandPalette = {
  suggestions: 'Suggestions',
  results: '{count, plural, one {# result} other {# results}}',
  recentlyUsed: 'Recently used',
  moreTasks: 'More tasks',
  footKeys:
    '<key>↑ ↓</key> move · <key>{enter}</key> open · <key>{newTab}</key> in a new tab · <key>{esc}</key> close · <key>{commands}</key> commands only · <key>{tasks}</key> tasks only',
  foundInTasks: 'Found in tasks',
  notSearched: 'Tasks could not be searched. {reason}',
  noSearch: 'This API has no search. Only tasks sent or opened in this browser are found, by title.',

  // What a result is.
  match: '{field, select, input {Input, turn {turn}} output {Output, turn {turn}} other {Turn {turn}}}',
  openTask: 'Open task {id}',
  openWorker: 'Open worker {id}',
  searchTasks: 'Search all tasks for “{query}”',
  'usage.today': 'Usage today by {group, select, budget {budget} status {status} trigger {trigger} other {worker}}',
  'usage.last-week':
    'Usage last week by {group, select, budget {budget} status {status} trigger {trigger} other {worker}}',
  'usage.this-month':
    'Usage this month by {group, select, budget {budget} status {status} trigger {trigger} other {worker}}',
  'usage.last-month':
    'Usage last month by {group, select, budget {budget} status {status} trigger {trigger} other {worker}}',

  'group.archive': 'Archive',
  'group.conversation': 'Conversation',
  'group.filter': 'Filter',
  'group.goTo': 'Go to',
  'group.outbox': 'Sending',
  'group.selection': 'Selection',
  'group.task': 'This task',
  'group.tasks': 'Tasks',
  'group.turns': 'Turns',
  'group.usage': 'Usage',
  'group.view': 'View',
  'group.worker': 'This worker',

  // Keys that belong to no action.
  inComposer: 'In the composer',
  send: 'Send',
  newLine: 'New line',
  inLists: 'In lists and menus',
  move: 'Move',
  jumpToEnds: 'Jump to first or last',
  open: 'Open',
  preview: 'Preview a task',
  goToNotifications: 'Go to notifications',
  inConversation: 'In a conversation',
  nextMatch: 'Next match',
  previousMatch: 'Previous match',
  selectConversation: 'Select entire conversation',
  copyAsMarkdown: 'Copy as Markdown',
} as const;
