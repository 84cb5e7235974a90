export const notifications = {
  turnOn: 'Notify me when a long turn ends',
  turnOff: 'Don’t notify me when a long turn ends',
  blocked: 'The browser blocks notifications from this page. Allow them in its settings for this site.',
  unsupported: 'This browser does not support notifications.',
  offer: 'Notify you when it ends?',
  accept: 'Notify me',
  decline: 'No',

  // The end of a turn, in the tab's title and in a notification.
  tabTitle: '{status, select, completed {Completed} error {Failed} aborted {Stopped} other {Ended}}',
  turnEnded:
    '{status, select, completed {Turn {turn} completed} error {Turn {turn} failed} aborted {Turn {turn} was stopped} other {Turn {turn} ended}}',
} as const;
