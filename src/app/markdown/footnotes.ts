import { NO_DEFINITIONS, type Block, type Definitions, type FootnoteBlock, type Inline } from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';
import { parseInline } from './parse-inline.ts';

export type FootnoteReferences = { readonly inText: ReadonlySet<string>; readonly inFootnotes: ReadonlySet<string> };

export function footnoteText({ label }: FootnoteBlock, { footnotes }: Definitions): string {
  return footnotes.get(label) ?? label;
}

export function footnotesReferredTo(blocks: readonly Block[], definitions: Definitions): FootnoteReferences {
  const references = { inText: new Set<string>(), inFootnotes: new Set<string>() };
  const read = (content: string, labels: Set<string>) => addLabels(parseInline(content, definitions), labels);
  function walk(block: Block, labels: Set<string>) {
    if (block.type === 'paragraph' || block.type === 'heading') read(block.content, labels);
    if (block.type === 'table') {
      for (const { cells } of [block.head, ...block.rows]) for (const cell of cells) read(cell, labels);
    }
    if ('children' in block) {
      const within = block.type === 'footnote' ? references.inFootnotes : labels;
      for (const child of block.children) walk(child, within);
    }
  }
  for (const block of blocks) walk(block, references.inText);
  return references;
}

function addLabels(nodes: readonly Inline[], labels: Set<string>) {
  for (const node of nodes) {
    if (node.type === 'footnote') labels.add(node.label);
    else if ('children' in node) addLabels(node.children, labels);
  }
}

/** Numbers footnotes by first reference, unreferenced ones last. */
export function numberFootnotes(references: readonly FootnoteReferences[], definitions: Definitions): Definitions {
  const inOrder = new Set([
    ...references.flatMap(({ inText }) => [...inText]),
    ...references.flatMap(({ inFootnotes }) => [...inFootnotes]),
    ...definitions.footnotes.keys(),
  ]);
  const labels = [...inOrder].filter((label) => definitions.footnotes.has(label));
  return { ...definitions, footnotes: new Map(labels.map((label, i) => [label, `${i + 1}`])) };
}

export function numberedDefinitionsIn(markdown: string): Definitions {
  if (!markdown.includes(']:')) return NO_DEFINITIONS;
  const { blocks, definitions } = parseBlocks(markdown);
  return numberFootnotes([footnotesReferredTo(blocks, definitions)], definitions);
}
