import type { Block } from './nodes.ts';

const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** Returns the direction of a block's markers and borders: that of its first letter. Undefined inherits it. */
export function directionOf(block: Block): 'ltr' | 'rtl' | undefined {
  const letter = LETTER.exec(firstText(block))?.[0];
  if (letter === undefined) return undefined;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

const LETTER = /\p{L}/u;
const CODE = /(?<!`)(`+)(?!`)[^`]+\1(?!`)/g;

/** Returns undefined for a text without letters, to inherit the direction. */
export function directionOfText(content: string): 'auto' | undefined {
  return LETTER.test(withoutCode(content)) ? 'auto' : undefined;
}

function withoutCode(content: string): string {
  return content.replaceAll(CODE, '');
}

function firstText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return withoutCode(block.content);
    case 'table':
      return block.head.cells.map(withoutCode).join(' ');
    case 'quote':
    case 'list':
    case 'item':
    case 'footnote':
      return block.children.map(firstText).find((text) => LETTER.test(text)) ?? '';
    default:
      return '';
  }
}
