import { gfm } from '@joplin/turndown-plugin-gfm';
import { createDocument, type Document, type Element } from '@mixmark-io/domino';
import TurndownService from 'turndown';
import { visibleText } from '#contract/visible-text.ts';
import { cutText } from '../../domain/titles.ts';
import { ToolProblem } from '../../runner/engine.ts';

/** It is shown in one line among the sources. */
const MAX_TITLE_CHARS = 300;

/** Never part of the text. */
const LEFT_OUT = 'script, style, noscript, template, iframe, object, embed, svg, canvas, video, audio, nav, dialog';

const service = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' });
service.use(gfm);
service.addRule('pictures', {
  filter: 'img',
  replacement: (_, node) => (node.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim(),
});

/** Takes the main part of a page, if it marks one. Links become absolute if its URL is given. */
export function htmlToMarkdown(
  name: string,
  html: string,
  url?: string,
): { title: string | undefined; markdown: string } {
  checkDepth(name, html);
  try {
    const page = createDocument(html, true);
    const title = cutText(visibleText(page.title).replace(/\s+/g, ' ').trim(), MAX_TITLE_CHARS);
    for (const node of page.querySelectorAll(LEFT_OUT)) node.remove();
    const main = page.querySelector('main, [role="main"]') ?? page.body;
    if (url !== undefined) makeLinksAbsolute(main, baseOf(page, url));
    const markdown = service.turndown(main).replace(/\n{3,}/g, '\n\n');
    return { title: title === '' ? undefined : title, markdown };
  } catch (error) {
    // The call stack is used up.
    if (error instanceof RangeError) throw tooDeep(name);
    throw error;
  }
}

const TAG = /<(\/?)([a-z][a-z\d]*)/gi;
/** Without an end tag, or with one that may be left out. */
const NOT_NESTED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option)$/i;
const MAX_DEPTH = 2000;

/** The parser takes quadratic time for nested elements. Counts tags only, so that the depth is an estimate. */
function checkDepth(name: string, html: string): void {
  let depth = 0;
  for (const [, slash, tag = ''] of html.matchAll(TAG)) {
    if (NOT_NESTED.test(tag)) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) throw tooDeep(name);
  }
}

function tooDeep(name: string): ToolProblem {
  return new ToolProblem(`${name} nests its elements too deep to be read.`);
}

function baseOf(page: Document, url: string): string {
  const base = page.querySelector('base')?.getAttribute('href') ?? '';
  return URL.canParse(base, url) ? new URL(base, url).href : url;
}

function makeLinksAbsolute(root: Element, base: string): void {
  for (const link of root.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (URL.canParse(href, base)) link.setAttribute('href', new URL(href, base).href);
  }
}
