import * as z from 'zod/mini';

/** Unicode formats that are visible, or join emoji and letters. */
const KEPT = '\\u200C\\u200D\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}';
/** The flags of England, Scotland and Wales. */
const FLAG = '\\u{1F3F4}[\\u{E0020}-\\u{E007E}]+\\u{E007F}';
const FLAG_OR_FORMAT = new RegExp(`(${FLAG})|(?![${KEPT}])\\p{Cf}`, 'gu');

/** Removes invisible characters. Direction marks make `gpj.exe` look like `exe.jpg`. */
export function visibleText(text: string): string {
  return text.replace(FLAG_OR_FORMAT, (_, flag: string | undefined) => flag ?? '');
}

export const VisibleText = z.string().check(z.overwrite(visibleText));
