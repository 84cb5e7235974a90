import type { Nodes } from 'mdast';
import { parseMarkdown } from './parse-markdown.ts';
import { isWithinReason } from './within-reason.ts';

/**
 * The words of a Markdown block as they are shown, without its marks. Between two lines of their own (paragraphs, items,
 * cells) stands `separator`. What is too much to be parsed is shown as the text it is, and answered so.
 */
export function visibleText(markdown: string, separator: string): string {
  if (!isWithinReason(markdown)) return markdown;
  const lines: string[] = [];
  let line = '';
  function endLine() {
    if (line.trim() !== '') lines.push(line);
    line = '';
  }

  function read(node: Nodes) {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'html':
        line += node.value;
        return;
      case 'code':
        endLine();
        line = node.value;
        endLine();
        return;
      case 'break':
        line += '\n';
        return;
      case 'image':
      case 'imageReference':
        line += `Picture: ${node.alt?.trim() || 'untitled'}`;
        return;
      case 'footnoteReference':
        line += node.label ?? node.identifier;
        return;
      case 'definition':
      case 'yaml':
      case 'thematicBreak':
        return;
      case 'strong':
      case 'emphasis':
      case 'delete':
      case 'link':
      case 'linkReference':
        node.children.forEach(read);
        return;
      case 'root':
      case 'paragraph':
      case 'heading':
      case 'blockquote':
      case 'list':
      case 'listItem':
      case 'table':
      case 'tableRow':
      case 'tableCell':
      case 'footnoteDefinition':
        endLine();
        for (const child of node.children) read(child);
        endLine();
        return;
      default:
        node satisfies never;
    }
  }

  read(parseMarkdown(markdown));
  return lines.join(separator);
}
