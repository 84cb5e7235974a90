/** Returns the end of a sentence. */
export function whyNotStorable(text: string): string | undefined {
  if (text.includes('\0')) return 'must not contain a NUL character';
  if (/\p{Surrogate}/u.test(text)) return 'must not contain half of a surrogate pair';
  return undefined;
}
