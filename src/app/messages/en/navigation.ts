export const navigation = {
  newTask: 'New task',
  newWorker: 'New worker',
  tasks: 'Tasks',
  usage: 'Usage',
  workers: 'Workers',
  settings: 'Settings',
  creditLimits: 'Set credit limits',
  commandMenu: 'Command menu',
  commandMenuHint: 'Search or run a command…',
  keyboardShortcuts: 'Keyboard shortcuts',
  runningAndRecentTasks: 'Running and recent tasks',
} as const;
