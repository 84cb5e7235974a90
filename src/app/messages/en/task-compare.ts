export const taskCompare = {
  allTurns: 'All turns',
  noSuchTurn: 'This task has no turn {turn}.',
  chooseTwo: 'Choose two of its turns to compare them.',
  heading: 'Turn {before} compared with turn {after}',
  compare: 'Compare',
  with: 'with',
  swap: 'Swap turns',

  figures: 'Figures',
  difference: 'Difference',
  same: 'same',

  none: 'None in either turn.',
  sameInBoth: 'Same in both turns.',
  onlyInTurn: 'only in turn {turn}',
  inBoth: 'in both',

  // Texts.
  comparing: 'Comparing…',
  tooDifferent: 'Too different for a line-by-line comparison.',
  notCompared: 'The texts could not be compared.',
  'notCompared.timeout': 'It took too long.',
  'notCompared.failed': 'The code that compares them failed.',
  textOfTurns: '{name}, turn {before} and turn {after}',
  lineInTurn: 'Line in turn {turn}',
  text: 'Text',
  removed: 'Removed: ',
  added: 'Added: ',
  showUnchanged: 'Show {count, plural, one {# unchanged line} other {# unchanged lines}}',
  showMoreLines: 'Show {count, plural, one {# more line} other {# more lines}}',
  showMoreDifferences: 'Show more differences',

  // Structured output.
  differences: 'Differences',
  differenceCount: '{count, plural, one {# difference} other {# differences}}',
  path: 'Path',
  missing: 'missing',
} as const;
