import { t } from '#app/messages/markdown.ts';
import { CITATION } from './citations.ts';
import { footnoteText } from './footnotes.ts';
import type { Block, Definitions, Inline, ListBlock, TableBlock } from './nodes.ts';
import { parseInline, plainText } from './parse-inline.ts';

/** Returns one text per paragraph, cell and code block, with formulas as source, without the marks of sources. */
export function renderedTexts(
  blocks: readonly Block[],
  definitions: Definitions,
  isSource: (mark: string) => boolean,
): string[] {
  const inline = (content: string) => shownText(parseInline(content, definitions), isSource);
  const words = (block: Block): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return [inline(block.content)];
      case 'code':
      case 'html':
      case 'plain':
        return [block.value];
      case 'table': {
        const head = block.part?.isFirst === false ? [] : block.head.cells;
        return [...head, ...block.rows.flatMap(({ cells }) => cells)].map(inline);
      }
      case 'footnote':
        return [
          ...(block.part?.isFirst === false ? [] : [footnoteText(block, definitions)]),
          ...block.children.flatMap(words),
        ];
      case 'quote':
      case 'list':
      case 'item':
        return block.children.flatMap(words);
      case 'math':
        return [block.source];
      case 'rule':
        return [];
      default:
        return block satisfies never;
    }
  };
  return blocks.flatMap(words).filter((text) => text !== '');
}

function shownText(nodes: readonly Inline[], isSource: (mark: string) => boolean): string {
  return nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
          return node.value.replaceAll(CITATION, (all, mark: string) => (isSource(mark) ? '' : all));
        case 'strong':
        case 'emphasis':
        case 'delete':
          return shownText(node.children, isSource);
        case 'link':
          return shownText(node.children, () => false);
        case 'image':
          return imageLabel(node.alt);
        default:
          return plainText([node]);
      }
    })
    .join('');
}

export function imageLabel(alt: string): string {
  const text = alt.trim();
  return text === '' ? t('untitledImage') : t('image', { alt: text });
}

/** Renders tables as tab-separated values. */
export function clipboardText(blocks: readonly Block[], definitions: Definitions): string {
  const inline = (content: string) => plainText(parseInline(content, definitions));
  const join = (children: readonly Block[], inList: boolean) => {
    const texts = children.map((child) => ({ child, text: write(child) })).filter(({ text }) => text !== '');
    return texts
      .map(({ child, text }, i) => (i === 0 ? text : `${inList && isTight(child) ? '\n' : '\n\n'}${text}`))
      .join('');
  };
  const write = (block: Block): string => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return inline(block.content);
      case 'code':
      case 'html':
      case 'plain':
        return block.value;
      case 'math':
        return block.source;
      case 'rule':
        return '---';
      case 'table':
        return tabSeparated(block, inline);
      case 'footnote':
        return `${block.part?.isFirst === false ? '' : `${footnoteText(block, definitions)} `}${join(block.children, false)}`;
      case 'quote':
        return join(block.children, false);
      case 'item':
        return join(block.children, true);
      case 'list':
        return block.children.map((item, i) => indent(write(item), markOf(block, i))).join('\n');
      default:
        return block satisfies never;
    }
  };
  return join(blocks, false);
}

function isTight(block: Block): boolean {
  return block.type === 'list' || (block.type === 'paragraph' && block.tight);
}

function markOf({ ordered, start, children }: ListBlock, index: number): string {
  const item = children[index];
  const box = item?.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
  const mark = `${ordered ? `${start + index}.` : '-'} ${box}`;
  return item?.part?.isFirst === false ? ' '.repeat(mark.length) : mark;
}

function indent(text: string, mark: string): string {
  return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`).replaceAll(/^ +$/gm, '');
}

export function tabSeparated(table: TableBlock, inline: (content: string) => string): string {
  return tableRows(table, inline)
    .map((cells) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

/** Includes the head, except for a later part. */
export function tableRows({ head, rows, part }: TableBlock, inline: (content: string) => string): string[][] {
  const shown = part?.isFirst === false ? rows : [head, ...rows];
  return shown.map(({ cells }) => cells.map(inline));
}
