export const navigation = {
  newTask: 'New task',
  newWorker: 'New worker',
  tasks: 'Tasks',
  usage: 'Usage',
  workers: 'Workers',
  settings: 'Settings',
  creditLimits: 'Set credit limits',
  commandMenu: 'Command menu',
  keyboardShortcuts: 'Keyboard shortcuts',
  runningAndRecentTasks: 'Running and recent tasks',
} as const;
