/** What is wrong with a text that the database can't keep as it is, to follow the text's name; undefined where nothing is. */
export function whyUnstorable(text: string): string | undefined {
  if (text.includes('\0')) return 'must not contain a NUL character';
  // Half of a surrogate pair is no character of UTF-8: it would be stored as another one.
  if (/\p{Surrogate}/u.test(text)) return 'must not contain half of a surrogate pair';
  return undefined;
}
