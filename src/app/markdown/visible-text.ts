import { isWithinReason } from './within-reason.ts';

const FENCED = /^ {0,3}(?:`{3,}|~{3,})[^\n]*\n?/;
const FENCE_END = /(?:^|\n) {0,3}(?:`{3,}|~{3,})\s*$/;
/** What opens a line without being shown in it: quotes, items, tasks, headings. */
const OPENING = /^\s*(?:(?:>|[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s)\s*)*(?:\[[ xX]\]\s)?/;
/** A line of nothing but marks: under a heading or a table's head, or across the page. */
const RULE = /^[\s|:=*_-]+$/;
const DEFINITION = /^ {0,3}\[[^\]^\n][^\]\n]{0,200}\]:\s/;
const TABLE = /^[^\n|]*\|[^\n]*\n[ \t|:]*-[ \t|:-]*(?:\n|$)/;

const INLINE =
  /\\([!-/:-@[-`{-~])|`([^`\n]{1,2000})`|!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)|\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)|\[\^(\w{1,20})\]|<(https?:[^>\s]{1,2000})>|&(#?\w{1,10});|\*+(?=\S)|(?<=\S)\*+|(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}])|~~/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The words of a Markdown block as they are shown, without its marks. Between two lines of their own (paragraphs, items,
 * cells) stands `separator`. Not parsed, which would take a hundred times as long: nested code and marks without a
 * partner come out otherwise than they are shown.
 */
export function visibleText(markdown: string, separator: string): string {
  if (!isWithinReason(markdown)) return markdown;
  if (FENCED.test(markdown)) return markdown.replace(FENCED, '').replace(FENCE_END, '');
  const isTable = TABLE.test(markdown);
  let text = '';
  let glue = '';
  for (const line of markdown.split('\n')) {
    if (line === '' || RULE.test(line) || DEFINITION.test(line)) {
      glue = separator;
      continue;
    }
    const opening = OPENING.exec(line)?.[0] ?? '';
    const said = line.slice(opening.length);
    if (isTable || opening.trim() !== '') glue = separator;
    text += (text === '' ? '' : glue) + visibleInline(isTable ? apart(said, separator) : said);
    glue = '\n';
  }
  return text;
}

function apart(cells: string, separator: string): string {
  return cells
    .trim()
    .replaceAll(/^\||(?<!\\)\|$/g, '')
    .trim()
    .replaceAll(/\s*(?<!\\)\|\s*/g, separator);
}

function visibleInline(text: string): string {
  return text.replaceAll(INLINE, (_, escaped, code, picture, link, footnote, address, entity) => {
    if (picture !== undefined) return `Picture: ${picture.trim() || 'untitled'}`;
    if (link !== undefined) return visibleInline(link);
    if (entity !== undefined) return characterOf(entity);
    return escaped ?? code ?? footnote ?? address ?? '';
  });
}

function characterOf(entity: string): string {
  const code = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(entity);
  const point = code === null ? Number.NaN : Number.parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16);
  return point <= 0x10_ff_ff ? String.fromCodePoint(point) : (ENTITIES[entity] ?? `&${entity};`);
}
