type Alphabet = { readonly latin: number; readonly greek?: number; readonly digits?: number };

const BOLD_DIGITS = 0x1d7ce;
const SANS_DIGITS = 0x1d7e2;
const BOLD_SANS_DIGITS = 0x1d7ec;

const ALPHABETS: Readonly<Record<string, Alphabet>> = {
  bold: { latin: 0x1d400, greek: 0x1d6a8, digits: BOLD_DIGITS },
  italic: { latin: 0x1d434, greek: 0x1d6e2 },
  'bold-italic': { latin: 0x1d468, greek: 0x1d71c, digits: BOLD_DIGITS },
  script: { latin: 0x1d49c },
  'bold-script': { latin: 0x1d4d0 },
  fraktur: { latin: 0x1d504 },
  'double-struck': { latin: 0x1d538, digits: 0x1d7d8 },
  'bold-fraktur': { latin: 0x1d56c },
  'sans-serif': { latin: 0x1d5a0, digits: SANS_DIGITS },
  'bold-sans-serif': { latin: 0x1d5d4, greek: 0x1d756, digits: BOLD_SANS_DIGITS },
  'sans-serif-italic': { latin: 0x1d608, digits: SANS_DIGITS },
  'sans-serif-bold-italic': { latin: 0x1d63c, greek: 0x1d790, digits: BOLD_SANS_DIGITS },
  monospace: { latin: 0x1d670, digits: 0x1d7f6 },
};

/** Letters that Unicode encodes outside their alphabet, by the code point left out. */
const EARLIER: ReadonlyMap<number, string> = new Map([
  [0x1d455, 'ℎ'],
  [0x1d49d, 'ℬ'],
  [0x1d4a0, 'ℰ'],
  [0x1d4a1, 'ℱ'],
  [0x1d4a3, 'ℋ'],
  [0x1d4a4, 'ℐ'],
  [0x1d4a7, 'ℒ'],
  [0x1d4a8, 'ℳ'],
  [0x1d4ad, 'ℛ'],
  [0x1d4ba, 'ℯ'],
  [0x1d4bc, 'ℊ'],
  [0x1d4c4, 'ℴ'],
  [0x1d506, 'ℭ'],
  [0x1d50b, 'ℌ'],
  [0x1d50c, 'ℑ'],
  [0x1d515, 'ℜ'],
  [0x1d51d, 'ℨ'],
  [0x1d53a, 'ℂ'],
  [0x1d53f, 'ℍ'],
  [0x1d545, 'ℕ'],
  [0x1d547, 'ℙ'],
  [0x1d548, 'ℚ'],
  [0x1d549, 'ℝ'],
  [0x1d551, 'ℤ'],
]);

const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const GREEK = 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ';
const DIGITS = '0123456789';

export function mathLetters(text: string, variant: string): string {
  const alphabet = ALPHABETS[variant];
  return alphabet === undefined ? text : Array.from(text, (letter) => mathLetter(letter, alphabet)).join('');
}

function mathLetter(letter: string, { latin, greek, digits }: Alphabet): string {
  const code =
    codePointIn(LATIN, letter, latin) ?? codePointIn(GREEK, letter, greek) ?? codePointIn(DIGITS, letter, digits);
  return code === undefined ? letter : (EARLIER.get(code) ?? String.fromCodePoint(code));
}

function codePointIn(letters: string, letter: string, first: number | undefined): number | undefined {
  const at = letters.indexOf(letter);
  return first === undefined || at < 0 ? undefined : first + at;
}
