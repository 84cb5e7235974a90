import type { Block } from './nodes.ts';

const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** The direction in which a block's markers and borders stand: that of the first letter in it. Each text in it has its own. */
export function directionOf(block: Block): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(firstText(block))?.[0] ?? '';
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

function firstText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.content;
    case 'table':
      return block.head.cells.join(' ');
    case 'quote':
    case 'list':
    case 'item':
    case 'footnote':
      return block.children.map(firstText).find((text) => /\p{L}/u.test(text)) ?? '';
    default:
      return '';
  }
}
