/** What a running turn has used of its budget. */
export const turnLimits = {
  ofTime: 'of {time}',
  toolCalls: '{used, number} of {limit, plural, one {# tool call} other {# tool calls}}',
  steps: '{used, number} of {limit, plural, one {# step} other {# steps}}',
  tokens: '{used, number} of {limit, plural, one {# token} other {# tokens}}',
  estimated: 'Tokens and credits are estimated: the model does not report what it uses.',
  approximately: 'estimated',
} as const;
