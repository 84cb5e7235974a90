/** Credits as they are typed, thousands set apart or not; undefined where nothing is typed, null for what is no whole figure. */
export function typedCredits(text: string): number | undefined | null {
  const digits = text.trim().replaceAll(/(?<=\d)[\s.,'’](?=\d{3}(?!\d))/gu, '');
  if (digits === '') return undefined;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
