import type { Block, Definitions, Inline, TableBlock } from '#app/markdown/nodes.ts';
import { parseBlocks } from '#app/markdown/parse-blocks.ts';
import { parseInline } from '#app/markdown/parse-inline.ts';
import { normalizeLabel } from '#app/markdown/parser.ts';

const MAY_BE_UNSAFE = /<[a-z/!?]|!\[/i;
/** Longer texts take too long to parse. */
const MAX_CHARS = 100_000;
/** Escaping may reveal further markup. */
const MAX_PASSES = 20;

/**
 * Escapes HTML and turns images into links, so that a viewer runs, loads and hides nothing. Undefined if that fails.
 */
export function sanitizeMarkdown(markdown: string): string | undefined {
  let text = markdown;
  for (let pass = 0; MAY_BE_UNSAFE.test(text); pass += 1) {
    if (pass === MAX_PASSES || text.length > MAX_CHARS) return undefined;
    const sanitized = sanitizeOnce(text);
    if (sanitized === text) break;
    text = sanitized;
  }
  return text;
}

function sanitizeOnce(text: string): string {
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  const definitions = allDefined(text);
  const sanitizeText = (content: string) => sanitizeInline(content, definitions);
  for (const block of leavesOf(parseBlocks(text).blocks)) {
    if (block.type === 'html' || block.type === 'plain') {
      for (let line = block.from; line < block.to; line += 1) lines[line] = escapeMarkup(lines[line] ?? '');
    } else if (block.type === 'paragraph' || block.type === 'heading') {
      const [before, after] = [block.content.split('\n'), sanitizeText(block.content).split('\n')];
      before.forEach((was, i) => replaceIn(lines, block.from + i, was, after[i] ?? ''));
    } else if (block.type === 'table') {
      sanitizeTable(block, lines, sanitizeText);
    }
  }
  return lines.join('');
}

/** Treats every label as defined: another part of the document may define it as the URL of an image. */
function allDefined(text: string): Definitions {
  const labels = [...text.matchAll(/(?<=\[)[^[\]]*(?=\])/g)].map(([label]) => normalizeLabel(label));
  return { links: Object.fromEntries(labels.map((label) => [label, '#'])), footnotes: new Map() };
}

function leavesOf(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => ('children' in block ? leavesOf(block.children) : [block]));
}

function sanitizeInline(content: string, definitions: Definitions): string {
  const unsafe = unsafeNodesIn(parseInline(content, definitions)).toSorted((a, b) => b.at - a.at);
  return unsafe.reduce((text, node) => {
    const [before, after] = [text.slice(0, node.at), text.slice(node.at)];
    if (node.type === 'image') return `${before}\\${after}`;
    return before + escapeMarkup(node.value) + after.slice(node.value.length);
  }, content);
}

type Unsafe = Extract<Inline, { type: 'html' | 'image' }>;

function unsafeNodesIn(nodes: readonly Inline[]): Unsafe[] {
  return nodes.flatMap((node) => {
    if (node.type === 'html' || node.type === 'image') return [node];
    return 'children' in node ? unsafeNodesIn(node.children) : [];
  });
}

function sanitizeTable({ head, rows }: TableBlock, lines: string[], sanitizeText: (content: string) => string) {
  for (const { from, cells } of [head, ...rows]) {
    for (const cell of cells) {
      const source = (content: string) => content.replaceAll('|', String.raw`\|`);
      replaceIn(lines, from, source(cell), source(sanitizeText(cell)));
    }
  }
}

function replaceIn(lines: string[], line: number, was: string, becomes: string) {
  const source = lines[line] ?? '';
  const at = was === becomes ? -1 : source.lastIndexOf(was);
  if (at !== -1) lines[line] = source.slice(0, at) + becomes + source.slice(at + was.length);
}

function escapeMarkup(source: string): string {
  return source.replaceAll('<', '&lt;');
}
