export const taskReview = {
  loading: 'Loading turns',
  noTurns: 'No turns yet',
  noTurnsExplained: 'The first turn appears when the worker starts.',
  timeline: 'Timeline',

  // Totals of the task.
  totals: 'Totals',
  'unit.credits': '{count, plural, one {credit} other {credits}}',
  'unit.turns': '{count, plural, one {turn} other {turns}}',
  'unit.sources': '{count, plural, one {source} other {sources}}',
  'unit.files': '{count, plural, one {file} other {files}}',
  'unit.duration': 'duration',
  'unit.tokensIn': 'tokens in',
  'unit.tokensOut': 'tokens out',
  'count.sources': '{count, plural, one {# source} other {# sources}}',
  'count.files': '{count, plural, one {# file} other {# files}}',
  sourcesOfTask: 'Sources of this task',
  filesOfTask: 'Files of this task',
  inTurns: '{count, plural, one {turn {turns}} other {turns {turns}}}',
  andMore: '{count, number} more',
  by: 'By',
  id: 'Id',

  // The list of turns.
  sum: '{count, plural, one {# turn} other {Total, # turns}}',
  tokensInAndOut: 'tokens in and out',
  addsUp: 'Matches the task total.',
  stillSpending: 'Credits are still being spent.',
  moreCredits:
    'The task total is {total, plural, one {# credit} other {# credits}}, {rest, plural, one {# credit} other {# credits}} more than its turns.',
  fewerCredits:
    'The task total is {total, plural, one {# credit} other {# credits}}, {rest, plural, one {# credit} other {# credits}} less than its turns.',
  longer: 'The task total is {total}, {rest} more than its turns.',
  shorter: 'The task total is {total}, {rest} less than its turns.',
  moreTurns:
    'The task has {total, plural, one {# turn} other {# turns}}; {rest, plural, one {# is} other {# are}} not listed here.',
  fewerTurns: 'The task has {total, plural, one {# turn} other {# turns}}, {rest, number} fewer than are listed here.',
  withoutCredits: '{count, plural, one {# turn has} other {# turns have}} no credits recorded.',

  // Selecting turns to compare.
  selectFocused: 'Select turn to compare',
  selectTurn: 'Select turn {turn} to compare',
  selected: 'Turn {turn} selected',
  selectedBoth: 'Turns {before} and {after} selected',
  selectOneMore: 'Turn {turn} selected. Select one more to compare.',
  compareTurns: 'Compare turns {before} and {after}',

  // A turn.
  stillWriting: 'The worker is still writing.',
  filesWritten: 'Files written',
  openInConversation: 'Open in conversation',
  compare: 'Compare…',
  loadingTiming: 'Loading tool timing…',
  noTiming: 'No tool timing recorded',
  timingNotLoaded: 'Tool timing not loaded',
  noToolCalls: 'No tool calls',
  noToolCallsYet: 'No tool calls so far',
  'phase.reasoning': 'Reasoning',
  'phase.text': 'Writing',
  unnamedTool: 'tool',
  toolCallsTook:
    '{count, plural, one {# tool call} other {# tool calls}}, {duration}{failed, plural, =0 {} other {, # failed}}',

  // Its structured output.
  outputMissing: 'Missing: this worker has an output schema.',
  viewAs: 'View as',
  'view.tree': 'Tree',
  'view.json': 'JSON',
  copyStructured: 'Copy structured output',
  structuredAsJson: 'Structured output as JSON',

  // Its recorded parts.
  costOfSteps: 'Cost by step',
  step: 'Step',
  stepsNotLoaded: 'The cost of the steps could not be loaded.',
  stepUse: 'Used',
  stepDuration: 'Duration',
  stepCredits: 'Credits',
  stepWork: 'Reading and writing',
  stepTokens: '{tokens} tokens',
  stepCached: '{tokens, number} cached',
  stepEstimated: 'estimated',

  rawEvents: 'Raw events',
  hideRawEvents: 'Hide raw events',
  loadingEvents: 'Loading events…',
  noEvents: 'No events recorded.',
  type: 'Type',
  typeIs: 'Type: {type}',
  noType: 'without a type',
  allTypes: 'All ({count, number})',
  typeWithCount: '{type} ({count, number})',
  copyAll: 'Copy all',
  copyEvents: 'Copy {count, plural, one {# event} other {# events}}',
  event: 'Event {offset}',
  copyEvent: 'Copy this event',
  milliseconds: '{count, number} ms',
} as const;
