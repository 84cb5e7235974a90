export const file = {
  untitled: 'untitled',
  untitledOf: 'untitled.{extension}',
  addressDamaged: 'The address of the file is damaged.',
  tooLarge: 'The file is larger than {limit, number} MB.',
} as const;
