import type { Root } from 'mdast';
import { fromMarkdown, type Extension, type Handle } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

/** Bare addresses as links, as the tokenizer finds them: `mdast-util-gfm` looks through all texts once more, with 2 kB of code. */
const bareAddresses: Extension = {
  enter: {
    literalAutolink(token) {
      this.enter({ type: 'link', url: '', children: [] }, token);
    },
  },
  exit: {
    literalAutolinkHttp: leadTo(''),
    literalAutolinkWww: leadTo('http://'),
    literalAutolinkEmail: leadTo('mailto:'),
    literalAutolink(token) {
      this.exit(token);
    },
  },
};

function leadTo(protocol: string): Handle {
  return function (token) {
    const link = this.stack.at(-1);
    const value = this.sliceSerialize(token);
    if (link?.type !== 'link') return;
    link.url = protocol + value;
    link.children.push({ type: 'text', value });
  };
}

/** A link that is written out, whose address is nothing to look for: `[words](https://example.org/a)`. */
const PLAIN_LINK = /(?<!\\)\[[^[\]^`\\<|\n]*\]\(https?:\/\/[^\s()<>`\\|]+\)/g;

/**
 * GitHub's extensions, in its own order, each with what a text must have for it to mean anything. Most have nothing of it, and
 * are spared them: all are put together anew for every text, and addresses are looked for at every word.
 */
const SYNTAXES = [
  { needs: /@|:\/\/|www\./i, tokens: gfmAutolinkLiteral(), nodes: bareAddresses },
  { needs: /\[\^/, tokens: gfmFootnote(), nodes: gfmFootnoteFromMarkdown() },
  { needs: /~/, tokens: gfmStrikethrough({ singleTilde: false }), nodes: gfmStrikethroughFromMarkdown() },
  { needs: /\||:-|-:/, tokens: gfmTable(), nodes: gfmTableFromMarkdown() },
  { needs: /\[[\sx]\]/i, tokens: gfmTaskListItem(), nodes: gfmTaskListItemFromMarkdown() },
];

/** Markdown with GitHub's extensions, as a tree. */
export function parseMarkdown(markdown: string): Root {
  const looked = markdown.replaceAll(PLAIN_LINK, '[]');
  return parseWith(
    markdown,
    SYNTAXES.filter(({ needs }) => needs.test(looked)),
  );
}

/** With every extension, needed or not: for the test that both are the same. */
export function parseWithAll(markdown: string): Root {
  return parseWith(markdown, SYNTAXES);
}

function parseWith(markdown: string, syntaxes: typeof SYNTAXES): Root {
  return fromMarkdown(markdown, {
    extensions: syntaxes.map(({ tokens }) => tokens),
    mdastExtensions: syntaxes.map(({ nodes }) => nodes),
  });
}
