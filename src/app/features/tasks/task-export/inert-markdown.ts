import type { Nodes } from 'mdast';
import { parseMarkdown } from '#app/markdown/parse-markdown.ts';

const MAY_ACT = /<[a-z/!?]|!\[/i;
/** Longer texts take too long to read. */
const MOST_CHARS = 100_000;
/** What is made inert may lay bare more. */
const MOST_PASSES = 20;

/**
 * Markdown whose markup is text and whose pictures are links, so that a viewer runs, loads and hides nothing of it.
 * Undefined where it can't be made so.
 */
export function inertMarkdown(markdown: string): string | undefined {
  let text = markdown;
  for (let pass = 0; MAY_ACT.test(text); pass += 1) {
    if (pass === MOST_PASSES || text.length > MOST_CHARS) return undefined;
    const acting = actingIn(text);
    if (acting.length === 0) break;
    const pieces = acting.map(({ from, inert }, i) => text.slice(acting[i - 1]?.to ?? 0, from) + inert);
    text = pieces.join('') + text.slice(acting.at(-1)?.to);
  }
  return text;
}

/** A stretch of a text, and what to put in its place. */
type Acting = { readonly from: number; readonly to: number; readonly inert: string };

/** What acts, in order; no two overlap. */
function actingIn(text: string): readonly Acting[] {
  const acting: Acting[] = [];
  const rest: Nodes[] = [parseMarkdown(text)];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    const [from, to] = [node.position?.start.offset, node.position?.end.offset];
    if (from === undefined || to === undefined) continue;
    const source = text.slice(from, to);
    const inert = inertOf(node, source);
    if (inert !== source) acting.push({ from, to, inert });
    else if ('children' in node) rest.push(...node.children.toReversed());
  }
  return acting;
}

function inertOf({ type }: Nodes, source: string): string {
  switch (type) {
    case 'html':
      return source.replaceAll('<', '&lt;');
    case 'image':
    case 'imageReference':
      return `\\${source}`;
    case 'text':
      // Somewhere else in the document there may be the address of a picture.
      return source.replaceAll('![', '&#33;[');
    default:
      return source;
  }
}
