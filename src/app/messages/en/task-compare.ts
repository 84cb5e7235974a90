export const taskCompare = {
  title: 'Compare turns',
  heading: 'Comparison of {before} and {after}',
  swap: 'Swap turns',
  noSuchTurn: 'This task has no turn {turn}.',
  chooseAnother: 'Choose another turn.',
  chooseTwo: 'Choose two turns',
  chooseTwoExplained:
    'Of any tasks: the same input to two workers, or a run before and after you changed the instructions.',
  compareWith: 'What should it be compared with?',
  previousTurn: 'Previous turn',
  previousRun: 'Previous run of this worker',
  noPreviousRun: 'This worker has no earlier task.',
  loading: 'Loading the turns',

  // Tasks that were run again together.
  rerunOf: '{at, number} of {count, plural, one {# task} other {# tasks}} run again',
  previousRerun: 'Previous rerun',
  nextRerun: 'Next rerun',
  noMoreReruns: 'There are no more of these tasks.',

  // What is compared: within sentences, and at the head of a column.
  'side.turn': 'turn {turn}',
  'side.first': 'the first turn',
  'side.second': 'the second turn',
  'head.turn': 'Turn {turn}',
  'head.first': 'First',
  'head.second': 'Second',

  // Pickers.
  taskOfSide: '{side} task: {task}',
  turnOfSide: '{side} turn: {turn}',
  chooseTask: 'Choose a task',
  findTask: 'Find a task',
  tasks: 'Tasks',
  searching: 'Searching…',
  noTasksFound: 'No tasks found.',
  chooseTurn: 'Choose a turn',
  findTurn: 'Find a turn',
  turns: 'Turns',
  noTurnsFound: 'No turns found.',
  open: 'Open',

  figures: 'Figures',
  difference: 'Difference',
  same: 'same',

  none: 'None in either turn.',
  sameInBoth: 'Same in both turns.',
  onlyIn: 'only in {side}',
  inBoth: 'in both',

  // Structured output.
  differences: 'Differences',
  differenceCount: '{count, plural, one {# difference} other {# differences}}',
  path: 'Path',
  missing: 'missing',
} as const;
