/** Whether a structured output matches an output schema. */
export const outputCheck = {
  valid: 'Valid against the output schema.',
  invalid: 'Not valid against the output schema, in {count, plural, one {# place} other {# places}}:',
  validationErrors: 'Validation errors',
  notChecked: 'Could not be checked against the output schema. {reason}',
  'notChecked.timeout': 'It took too long.',
  'notChecked.failed': 'The code that checks it failed.',
  partlyUnchecked: 'Parts of the output schema are not checked here: {keywords}.',
  checking: 'Checking against the output schema…',
  noSchema: 'No output schema to validate against.',
  schemaUnknown: 'The worker’s output schema is unknown: the API does not list this worker.',
  showAll: 'Show all {count, number}',
  andMore: '{count, number} more',
} as const;
