export const taskRerun = {
  runAgain: 'Run again…',
  runSelectedAgain: 'Run {count, plural, one {# task} other {# tasks}} again…',
  tooMany: 'At most {limit, number} tasks can be run again at once.',

  // The dialog.
  title: 'Run {count, plural, one {# task} other {# tasks}} again',
  budget: 'Budget',
  keepBudget: 'Keep',
  readingLabel: 'Reading tasks',
  reading: 'Reading {done, number} of {count, plural, one {# task} other {# tasks}}',
  price:
    '{count, plural, one {# task} other {# tasks}}, usually {usual, plural, one {# credit} other {# credits}}, rarely over {most, number}',
  priceOfSome: 'For {known, number} of {count, number}. The others have too little history to estimate.',
  noPrice: '{count, plural, one {# task} other {# tasks}}. No price estimate: too little history.',
  priceLoading: '{count, plural, one {# task} other {# tasks}}. Loading the price estimate…',
  noPriceYet: '{count, plural, one {# task} other {# tasks}}. No price estimate yet.',
  priceNotRead: '{count, plural, one {# task} other {# tasks}}. No price estimate: usage could not be read.',
  uncapped: 'With the budget Unlimited, a worker runs until it finishes or your credits run out.',
  exceedsLimit:
    'This may exceed today’s limit of {limit, plural, one {# credit} other {# credits}}: {spent, number} are spent.',
  withoutFiles:
    'This API doesn’t return attached files: {count, plural, one {the task is} other {the tasks are}} run again without them.',
  ofEarlierTurn:
    'Of {count, plural, one {# task} other {# tasks}}, an earlier turn than the last is run again: the one that matches your filter or search.',
  withContext:
    '{count, plural, one {# task has} other {# tasks have}} earlier turns: one turn is run again, with those before it attached as conversation.md.',
  'leftOut.running': '{count, plural, one {# task is} other {# tasks are}} still running and left out.',
  'leftOut.unreadable':
    '{count, plural, one {# task} other {# tasks}} could not be read and {count, plural, one {is} other {are}} left out.',
  'leftOut.turnUnknown':
    '{count, plural, one {# task is} other {# tasks are}} left out: the API does not say which turn matches the filter.',
  'leftOut.noInput':
    '{count, plural, one {# task has} other {# tasks have}} no stored input and {count, plural, one {is} other {are}} left out.',
  'leftOut.filesGone':
    '{count, plural, one {# task is} other {# tasks are}} left out: attached files could not be downloaded.',
  'leftOut.tooManyFiles':
    '{count, plural, one {# task has} other {# tasks have}} more files than a request takes and {count, plural, one {is} other {are}} left out.',
  run: 'Run {count, plural, one {# task} other {# tasks}}',
  runUncapped: 'Run {count, plural, one {# task} other {# tasks}} without a cap',
} as const;
