/** Text of the shared components, and text that several features show. */
export const common = {
  cancel: 'Cancel',
  clear: 'Clear',
  close: 'Close',
  dismiss: 'Dismiss',
  retry: 'Retry',
  retryIn: 'Retry in {seconds, number} s',
  undo: 'Undo',
  clearSearch: 'Clear search',
  discard: 'Discard',
  remove: 'Remove',
  copyId: 'Copy id',
  copyNamed: 'Copy “{name}”',
  copied: 'Copied',
  copyBlocked: 'The browser blocked copying',
  moreActions: 'More actions',
  showAll: 'Show all',
  showAllCharacters: 'Show all {count, number} characters',
  showLess: 'Show less',
  showMore: 'Show more',
  showMoreCount: 'Show {count, number} more',
  showMoreOf: 'Show {count, number} more of {total, number}',
  showPrevious: 'Show previous {count, number}',
  labelWithKeys: '{label} ({keys})',

  // Counts.
  countOf: '{count, number} of {total, number}',

  // JSON.
  jsonRoot: '(root)',
  items: '{count, plural, one {# item} other {# items}}',
  fields: '{count, plural, one {# field} other {# fields}}',

  // How long ago something was, as short as possible.
  'age.now': 'now',
  'age.minutes': '{count, number}m',
  'age.hours': '{count, number}h',
  'age.days': '{count, number}d',
  'age.weeks': '{count, number}w',
  'ago.now': 'now',
  'ago.minutes': '{count, number}m ago',
  'ago.hours': '{count, number}h ago',
  'ago.days': '{count, number}d ago',
  'ago.weeks': '{count, number}w ago',

  // As printed on keyboards.
  'key.Ctrl': 'Ctrl',
  'key.Shift': 'Shift',
  'key.Enter': 'Enter',
  'key.Esc': 'Esc',
  'key.Space': 'Space',
  'key.Home': 'Home',
  'key.End': 'End',

  stillWaiting: '{what}…',
  waitingBecause: '{what}… {reason}',

  notifications: 'Notifications',
  notLoaded: 'This part of the page could not be loaded',
  notLoadedAdvice:
    'The dashboard could not be reached, or it was updated. If Retry does not help, reload the page. Drafts are saved.',
  nothingChanged: 'Nothing was changed: the dashboard’s server can’t be reached. Try again.',
  searchNeedsWords: 'Search needs a letter or a digit',
} as const;
