/** Why a turn was not accepted, what became of it, and what sending costs. */
export const sending = {
  // What became of the turn. The first message fits every problem, the others have one of these as `kept`.
  'kept.draft': 'Your draft is saved.',
  'kept.page': 'Your draft is still here.',
  'kept.outbox': 'It is kept here.',

  unconfirmed: 'Couldn’t confirm that this was received.',
  unconfirmedAdvice: '{reason} {kept} Check the connection, then send again.',
  inputRefused: 'The API refused this input.',
  inputRefusedAdvice: '{reason} {kept} Change it, then send again.',
  keyRejectedAdvice: '{kept} Set HANDINGER_API_KEY where the dashboard runs, and start it again.',
  outOfCreditsAdvice: '{kept} Top up or choose a lower budget.',
  forbidden: 'This worker or task can’t be used.',
  notFound: 'The worker or task wasn’t found.',
  chooseAnother: '{reason} {kept} Choose another worker, or start a new task.',
  notAccepting: 'This task can’t take another turn now.',
  notAcceptingAdvice: '{reason} {kept} If a turn is running, send again when it finishes. Otherwise start a new task.',
  fileUnreadable: 'A file can no longer be read.',
  filesTooLarge: 'The files are too large for the API.',
  filesTooLargeAdvice: '{reason} {kept} Remove a file, then send again.',
  otherApi: 'This was meant for another API.',
  rateLimited: 'Rate limited.',
  nothingSent: '{kept} Nothing was sent.',
  nothingSentYet: '{kept} Nothing was sent. Send again in a moment.',
  sendSoon: '{kept} Send again in a moment.',
  unavailable: 'The API can’t accept this right now.',
  unavailableAdvice: '{reason} {kept} Send again in a moment.',
  failed: 'The API failed with status {status}.',
  failedAdvice: '{reason} Couldn’t confirm that this was received. {kept}',
  refused: 'The API refused this with status {status}.',
  refusedAdvice: '{reason} {kept}',

  sendAgain: 'Send again',
  sendAgainIn: 'You can send again in <clock></clock>.',
  sendAgainNow: 'You can send again now.',
  sendAnyway: 'Send anyway',

  // Today's spending.
  spentToday: '{spent, plural, one {# credit} other {# credits}} spent today.',
  spentTodayOf: '{spent, plural, one {# credit} other {# credits}} spent today. Your limit is {limit, number}.',
} as const;
