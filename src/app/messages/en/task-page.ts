export const taskPage = {
  compare: 'Compare…',
  allTasks: 'All tasks',
  views: 'Views of this task',
  conversation: 'Conversation',
  turns: 'Turns',
  turnsWithCount: 'Turns<figure> · {count, number}</figure>',
  turnsTabTitle: '{title} · Turns',

  // The composer, and why the conversation is not live.
  followUp: 'Follow up…',
  followUpWhileRunning: 'Write a follow-up. It is sent when this turn ends.',
  reconnecting: 'Connection lost. Reconnecting… What has arrived is kept.',
  detached: 'Not watching. The worker keeps running and spending; its answer appears here when it is done.',
  polling: 'This API can’t resume streams. The answer appears when it is finished.',
  queued: 'Four tasks are already streaming in this browser. This one refreshes periodically.',

  stop: 'Stop',
  stopping: 'Stopping',
  alreadyStopping: 'This turn is already being stopped.',
  notStopped: 'The turn was not stopped. {reason}',
  stopWatching: 'Stop watching',
  resumeWatching: 'Resume watching',
  cannotStop: 'This API can’t stop a turn: the worker keeps running and spending.',

  startedFrom: 'From',
  compareWithOrigin: 'Compare with original',

  copyConversation: 'Copy conversation',
  copiedId: 'Copied {id}',
  idNotCopied: 'The browser blocked copying. The id is {id}',
  turnsNotCopied:
    'The browser blocked copying. Select the conversation with {selectAllKeys}, then copy it with {copyKeys}.',

  // Details beside the conversation, and the comparison of turns.
  details: 'Details',
  showDetails: 'Show details',
  hideDetails: 'Hide details',
  tooNarrowForDetails: 'This window is too narrow for details. They are in the Turns tab.',
  detailsNotLoaded: 'The details could not be loaded',
} as const;
