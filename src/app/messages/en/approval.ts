/** A question before a page is requested. */
export const approval = {
  title: 'Allow a request to {host}?',
  why: '{worker} wants to request this address. You did not write it, and files or pages of the task may have told it to. {host} will receive everything that stands in the address.',
  query: 'Query',
  until: 'Denied without an answer by {time}.',
  allow: 'Allow',
  deny: 'Deny',
  always: 'Always allow {host}',
  notSent: 'Your answer was not sent: {reason}',
} as const;
