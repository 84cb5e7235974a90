import type { Root } from 'mdast';
import { fromMarkdown, type Extension, type Handle } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfm } from 'micromark-extension-gfm';

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

const options = {
  extensions: [gfm({ singleTilde: false })],
  mdastExtensions: [
    bareAddresses,
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ],
};

/** Markdown with GitHub's extensions, as a tree. */
export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, options);
}
