import { NO_DEFINITIONS, type Definitions } from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';

/** What a text defines: link labels and footnotes. */
export function definitionsIn(markdown: string): Definitions {
  return markdown.includes(']:') ? parseBlocks(markdown).definitions : NO_DEFINITIONS;
}

/** Definitions of a text's blocks, in their order, taken together: the first one of a label counts. */
export function mergeDefinitions(all: readonly Definitions[]): Definitions {
  const some = all.filter((one) => one !== NO_DEFINITIONS);
  if (some.length === 0) return NO_DEFINITIONS;
  const notes = some.flatMap(({ footnotes }) => [...footnotes]);
  return {
    links: Object.assign({}, ...some.map(({ links }) => links).toReversed()),
    // In the order in which they are defined, each with what its first definition says.
    footnotes: new Map([...notes, ...notes.toReversed()]),
  };
}

/**
 * Those of `definitions` whose label may occur in a text; all words of it do. Returns `NO_DEFINITIONS` if there are none, so
 * that most blocks don't depend on what others define.
 */
export function definitionsFor(markdown: string, definitions: Definitions): Definitions {
  if (definitions === NO_DEFINITIONS || !markdown.includes('[')) return NO_DEFINITIONS;
  const words = fold(markdown);
  const occurs = (label: string) =>
    fold(label)
      .split(' ')
      .every((word) => words.includes(word));
  const links = Object.entries(definitions.links).filter(([label]) => occurs(label));
  const footnotes = [...definitions.footnotes].filter(([label]) => markdown.includes(`[^${label}]`));
  if (links.length === 0 && footnotes.length === 0) return NO_DEFINITIONS;
  return { links: Object.fromEntries(links), footnotes: new Map(footnotes) };
}

export function sameDefinitions(a: Definitions, b: Definitions): boolean {
  if (a === b) return true;
  const [links, others] = [Object.entries(a.links), Object.entries(b.links)];
  return (
    links.length === others.length &&
    links.every(([label, url]) => b.links[label] === url) &&
    a.footnotes.size === b.footnotes.size &&
    [...a.footnotes].every(([label, text]) => b.footnotes.get(label) === text)
  );
}

/** Without case and repeated white space, as labels are compared. */
function fold(text: string): string {
  return text.toLowerCase().toUpperCase().replaceAll(/\s+/g, ' ');
}
