/** A question before a page is requested. */
export const approval = {
  title: 'Allow a request to {host}?',
  why: '{worker} wants to open this address, which you did not write. A file or a page of the task may have suggested it. {host} will receive the whole address.',
  query: 'Query',
  until: 'Denied at {time} if you do not answer.',
  allow: 'Allow',
  deny: 'Deny',
  always: 'Always allow {host}',
  notSent: 'Your answer was not sent: {reason}',
} as const;
