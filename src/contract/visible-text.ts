import * as z from 'zod/mini';

/** Joiners of emoji and of Persian and Indic words, and Arabic and Syriac signs that Unicode counts as formats but that are seen. */
const KEPT = '\\u200C\\u200D\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}';
/** The flags of England, Scotland and Wales: a black flag and letters that can't be seen. */
const FLAG = '\\u{1F3F4}[\\u{E0020}-\\u{E007E}]+\\u{E007F}';
const FLAG_OR_FORMAT = new RegExp(`(${FLAG})|(?![${KEPT}])\\p{Cf}`, 'gu');

/**
 * Removes what can't be seen and changes how a name is read, first of all marks that turn the direction of text: they make
 * `gpj.exe` look like `exe.jpg`.
 */
export function visibleText(text: string): string {
  return text.replace(FLAG_OR_FORMAT, (_, flag: string | undefined) => flag ?? '');
}

/** A name or title that somebody else wrote, as it may be shown. */
export const VisibleText = z.string().check(z.overwrite(visibleText));
