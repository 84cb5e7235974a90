/** Opens the collapsed thoughts around a match. Returns false if the match is visible already. */
export function unfold(match: Range): boolean {
  const details = match.startContainer.parentElement?.closest('details:not([open])');
  if (!(details instanceof HTMLDetailsElement)) return false;
  details.open = true;
  return true;
}
