/** `before` and `after` are what is compared, such as “turn 1” and “turn 2”. */
export const textDiff = {
  bothEmpty: 'None in {before} or {after}.',
  same: 'Same in {before} and {after}.',
  comparing: 'Comparing…',
  tooDifferent: 'Too different for a line-by-line comparison.',
  notCompared: 'The texts could not be compared.',
  'notCompared.timeout': 'It took too long.',
  'notCompared.failed': 'The code that compares them failed.',
  textsOf: '{name}, {before} and {after}',
  lineIn: 'Line in {side}',
  text: 'Text',
  textIn: 'Text in {side}',
  removed: 'Removed: ',
  added: 'Added: ',
  showUnchanged: 'Show {count, plural, one {# unchanged line} other {# unchanged lines}}',
  showMoreLines: 'Show {count, plural, one {# more line} other {# more lines}}',
  showMoreDifferences: 'Show more differences',
} as const;
