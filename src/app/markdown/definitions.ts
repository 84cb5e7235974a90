const DEFINES = /^ {0,3}\[([^\]\n]{1,999})\]:[ \t]*\S.*$/gm;
const REFERS = /\[[^\]\n]{1,999}\](?!\()/;
/** Blocks that would take what stands behind them for their own: code, and markup. */
const TAKES_ALL = /^ {0,3}(?:`{3}|~{3}|<)/;

/** The lines of a block that say what a link or footnote means, by label. */
export function definitionsIn(markdown: string): ReadonlyMap<string, string> | undefined {
  if (!markdown.includes(']:') || TAKES_ALL.test(markdown)) return undefined;
  const found = new Map<string, string>();
  for (const [line, label = ''] of markdown.matchAll(DEFINES)) found.set(labelOf(label), line);
  return found.size === 0 ? undefined : found;
}

/** The lines among `definitions` that a block needs beside its own to be read: '' where it needs none. */
export function definitionsFor(markdown: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0 || TAKES_ALL.test(markdown) || !REFERS.test(markdown)) return '';
  const text = labelOf(markdown);
  const lines = [...definitions].filter(([label]) => text.includes(`[${label}]`)).map(([, line]) => line);
  return lines.length === 0 ? '' : `\n\n${lines.join('\n\n')}`;
}

/** As CommonMark holds labels against each other. */
function labelOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase();
}
