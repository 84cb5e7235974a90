export const outbox = {
  sending: 'Sending',
  edit: 'Edit',
  actionOn: '{action}: {input}',
  files: '{count, plural, one {# file} other {# files}}, {size}',

  // Several tasks that are sent together.
  batch: 'Tasks sent together',
  batchSending: 'Sending {count, plural, one {# task} other {# tasks}}',
  batchSentOf: '{sent, number} of {count, plural, one {# task} other {# tasks}} sent',
  batchSent: '{count, plural, one {# task} other {# tasks}} sent',
  batchWaiting: '{count, plural, one {# needs a decision} other {# need a decision}}',
  show: 'Show',
  compare: 'Compare',
  compareBatch: 'Compare the reruns with the originals',

  // Not sent yet.
  afterPrevious: 'Sends after the previous one.',
  afterTurn: 'Queued. Sends when turn {turn} finishes.',
  whenOnline: 'Sends when you’re back online.',
  sendsIn: 'Sends in <clock></clock>.',
  taskUnreadable: 'Waiting. The task can’t be read right now.',
  soon: 'Sending soon',
  blocked: 'On hold: the previous turn failed or was stopped.',

  // Sent, and not confirmed.
  sendingTurn: 'Sending…',
  sendingFiles: 'Sending files',
  sentOf: '{sent} of {total}',
  waitingForAnswer: 'Waiting for the API',
  checking: 'Checking whether it was received…',
  checksWhenOnline: 'Checks whether it was received when you’re back online.',
  notReceived: 'Not received yet.',
  sendsAgainIn: 'Sends again in <clock></clock>.',
  sendsAgainAfter: 'Not received yet. Sends again when turn {turn} finishes.',
  unconfirmedDetail: 'Checked for two minutes without finding it.',
  mayArrive: 'An earlier attempt may still arrive.',
  paidTwice: 'If you send it again and both arrive, you pay twice.',
  received: 'Received. It will appear here shortly.',

  cancelled: 'Cancelled.',
  notStored: 'This browser can’t store it. It is lost when the page closes.',
} as const;
