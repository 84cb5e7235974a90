import { expect, test } from 'vitest';
import { mathLetters } from './math-letters.ts';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SMALL = CAPITALS.toLowerCase();

test.each([
  ['double-struck', 'CHNPQRZ', 'ℂℍℕℙℚℝℤ'],
  ['double-struck', 'ABk01', '𝔸𝔹𝕜𝟘𝟙'],
  ['script', 'BEFHILMR', 'ℬℰℱℋℐℒℳℛ'],
  ['script', 'AZego', '𝒜𝒵ℯℊℴ'],
  ['fraktur', 'CHIRZ', 'ℭℌℑℜℨ'],
  ['fraktur', 'Agz', '𝔄𝔤𝔷'],
  ['italic', 'ahz', '𝑎ℎ𝑧'],
  ['bold', 'Ax09Γωθ∇∂ϕ', '𝐀𝐱𝟎𝟗𝚪𝛚𝛉𝛁𝛛𝛟'],
  ['bold-italic', 'Ax1αΩ', '𝑨𝒙𝟏𝜶𝜴'],
  ['sans-serif', 'Aa1', '𝖠𝖺𝟣'],
  ['bold-sans-serif', 'Aa1α', '𝗔𝗮𝟭𝝰'],
  ['monospace', 'Aa1', '𝙰𝚊𝟷'],
])('%s: %s', (variant, text, letters) => {
  expect(mathLetters(text, variant)).toBe(letters);
});

test.each([
  'bold',
  'italic',
  'bold-italic',
  'script',
  'bold-script',
  'fraktur',
  'bold-fraktur',
  'double-struck',
  'sans-serif',
  'bold-sans-serif',
  'sans-serif-italic',
  'sans-serif-bold-italic',
  'monospace',
])('%s: Unicode’s compatibility mapping leads back to every letter', (variant) => {
  const letters = mathLetters(CAPITALS + SMALL, variant);
  expect(letters.normalize('NFKC')).toBe(CAPITALS + SMALL);
  expect(/\p{Cn}/u.test(letters)).toBe(false);
  expect(new Set(letters).size).toBe(52);
});

test('Greek letters and digits map back to themselves', () => {
  const greek = 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω';
  for (const variant of ['bold', 'italic', 'bold-italic', 'bold-sans-serif', 'sans-serif-bold-italic']) {
    expect(mathLetters(greek, variant).normalize('NFKC')).toBe(greek);
  }
  for (const variant of ['bold', 'bold-italic', 'double-struck', 'sans-serif', 'monospace']) {
    expect(mathLetters('0123456789', variant).normalize('NFKC')).toBe('0123456789');
  }
});

test('leaves other characters and unknown styles unchanged', () => {
  expect(mathLetters('é+字', 'bold')).toBe('é+字');
  expect(mathLetters('abc', 'normal')).toBe('abc');
  expect(mathLetters('α1', 'script')).toBe('α1');
});
