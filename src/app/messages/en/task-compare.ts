export const taskCompare = {
  allTurns: 'All turns',
  noSuchTurn: 'This task has no turn {turn}.',
  chooseTwo: 'Choose two of its turns to compare them.',
  heading: 'Turn {before} compared with turn {after}',
  compare: 'Compare',
  with: 'with',
  turn: 'turn {turn}',
  swap: 'Swap turns',

  figures: 'Figures',
  difference: 'Difference',
  same: 'same',

  none: 'None in either turn.',
  sameInBoth: 'Same in both turns.',
  onlyInTurn: 'only in turn {turn}',
  inBoth: 'in both',

  // Structured output.
  differences: 'Differences',
  differenceCount: '{count, plural, one {# difference} other {# differences}}',
  path: 'Path',
  missing: 'missing',
} as const;
