import { NO_DEFINITIONS, type Definitions } from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';

export function definitionsIn(markdown: string): Definitions {
  return markdown.includes(']:') ? parseBlocks(markdown).definitions : NO_DEFINITIONS;
}

/** The first definition of a label counts. */
export function mergeDefinitions(all: readonly Definitions[]): Definitions {
  const some = all.filter((one) => one !== NO_DEFINITIONS);
  if (some.length === 0) return NO_DEFINITIONS;
  const notes = some.flatMap(({ footnotes }) => [...footnotes]);
  return {
    links: Object.assign({}, ...some.map(({ links }) => links).toReversed()),
    // Ordered by first definition, with its value.
    footnotes: new Map([...notes, ...notes.toReversed()]),
  };
}

/**
 * Returns those whose label may occur in the text. Most blocks get `NO_DEFINITIONS`, so they don't rerender with
 * others.
 */
export function definitionsFor(markdown: string, definitions: Definitions): Definitions {
  if (definitions === NO_DEFINITIONS || !markdown.includes('[')) return NO_DEFINITIONS;
  const words = foldCase(markdown);
  const occurs = (label: string) =>
    foldCase(label)
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

/** Labels ignore case and repeated white space. */
function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase().replaceAll(/\s+/g, ' ');
}
