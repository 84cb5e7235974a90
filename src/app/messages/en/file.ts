export const file = {
  file: 'file',
  untitled: 'untitled',
  untitledOf: 'untitled.{extension}',
  addressDamaged: 'The address of the file is damaged.',
  tooLarge: 'The file is larger than {limit, number} MB.',
  lines: '{count, plural, one {Line {from, number}} other {Lines {from, number}–{to, number}}}',
} as const;
