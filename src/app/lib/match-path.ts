/**
 * Fits a path, still percent-encoded, to a pattern such as `/tasks/:taskId`. Answers what stands at the pattern's names,
 * decoded, or null where it doesn't fit. A slash at the end changes nothing.
 */
export function matchPath(pattern: string, pathname: string): Readonly<Record<string, string>> | null {
  const wanted = segmentsOf(pattern);
  const given = segmentsOf(pathname);
  if (wanted.length !== given.length) return null;
  const named: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const value = given[at] ?? '';
    if (segment.startsWith(':')) named[segment.slice(1)] = decoded(value);
    else if (segment !== value) return null;
  }
  return named;
}

/** Whether a page is the one that a link leads to, or lies under it. */
export function liesUnder(pathname: string, link: string): boolean {
  const under = segmentsOf(link);
  const given = segmentsOf(pathname);
  return under.every((segment, at) => segment === given[at]);
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** What isn't UTF-8 stays as it is: an id that nobody knows. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
