import type { Definition, Nodes, Root, RootContent } from 'mdast';
import { createElement, Fragment, type ReactNode } from 'react';
import type { Connection } from '#contract/connection.ts';
import type { TranscriptSource } from '#app/live/transcript/transcript-items.ts';
import { CitedText } from './cited-text.tsx';
import { CodeBlock } from './code-block.tsx';
import type { Piece } from './cut-block.ts';
import { MarkdownTable } from './markdown-table.tsx';
import { SafeLink } from './safe-link.tsx';

export type MarkdownContext = {
  readonly sources: readonly TranscriptSource[];
  readonly connection: Pick<Connection, 'origin'>;
  /** It is still being written. */
  readonly open: boolean;
  /** Which piece of a longer block it is. */
  readonly piece: Piece | undefined;
};

type Render = (nodes: readonly Nodes[]) => ReactNode;

/** The page's own headings end at level 2; an answer's begin below them. */
const HEADING_OFFSET = 2;
const HEADINGS = ['text-lg font-semibold', 'text-base font-semibold', 'text-base font-medium', 'text-sm font-medium'];

/**
 * Markdown as React elements. Markup in it stays text, pictures become links that name their host, and only web
 * addresses become links: what a worker writes can show, never act.
 * @param known what may hold definitions for its links
 */
export function renderMarkdown(root: Root, known: readonly Nodes[], context: MarkdownContext): ReactNode {
  const definitions = new Map<string, Definition>();
  for (const node of known) if (node.type === 'definition') definitions.set(node.identifier, node);
  const children: Render = (nodes) =>
    nodes.map((node, i) => <Fragment key={i}>{renderNode(node, children, definitions, context)}</Fragment>);
  return children(root.children);
}

function renderNode(
  node: Root | RootContent,
  children: Render,
  definitions: ReadonlyMap<string, Definition>,
  context: MarkdownContext,
): ReactNode {
  switch (node.type) {
    case 'root':
      return children(node.children);
    case 'paragraph':
      return <p className="my-2">{children(node.children)}</p>;
    case 'text':
      return <CitedText text={node.value} sources={context.sources} connection={context.connection} />;
    case 'heading':
      return createElement(
        `h${Math.min(node.depth + HEADING_OFFSET, 6)}`,
        { className: `mt-5 mb-2 ${HEADINGS[Math.min(node.depth, HEADINGS.length) - 1]}` },
        children(node.children),
      );
    case 'strong':
      return <strong className="font-semibold">{children(node.children)}</strong>;
    case 'emphasis':
      return <em>{children(node.children)}</em>;
    case 'delete':
      return <del className="text-ink-3">{children(node.children)}</del>;
    case 'inlineCode':
      return <code className="rounded-sm bg-raised px-1 py-px font-mono text-sm">{node.value}</code>;
    case 'code':
      return <CodeBlock code={node.value} language={node.lang ?? undefined} colours={!context.open} />;
    case 'blockquote':
      return <blockquote className="my-3 border-l-2 border-edge pl-3 text-ink-2">{children(node.children)}</blockquote>;
    case 'list':
      return node.ordered === true ? (
        <ol start={node.start ?? 1} className="my-2 list-decimal space-y-1 pl-6 marker:text-ink-3">
          {children(node.children)}
        </ol>
      ) : (
        <ul className="my-2 list-disc space-y-1 pl-5 marker:text-ink-3">{children(node.children)}</ul>
      );
    case 'listItem':
      return (
        <li className={typeof node.checked === 'boolean' ? '-ml-5 list-none [&>p]:inline' : '[&>p]:my-0'}>
          {typeof node.checked === 'boolean' && (
            <input type="checkbox" checked={node.checked} readOnly disabled aria-label="Item" className="mr-2" />
          )}
          {children(node.children)}
        </li>
      );
    case 'table':
      return <MarkdownTable table={node} cell={children} piece={context.piece} />;
    case 'thematicBreak':
      return <hr className="my-5 border-line" />;
    case 'break':
      return <br />;
    case 'link':
      return (
        <SafeLink url={node.url} connection={context.connection}>
          {children(node.children)}
        </SafeLink>
      );
    case 'linkReference': {
      const definition = definitions.get(node.identifier);
      if (definition === undefined) return <>[{children(node.children)}]</>;
      return (
        <SafeLink url={definition.url} connection={context.connection}>
          {children(node.children)}
        </SafeLink>
      );
    }
    case 'image':
      return <Picture url={node.url} alt={node.alt} context={context} />;
    case 'imageReference':
      return <Picture url={definitions.get(node.identifier)?.url ?? ''} alt={node.alt} context={context} />;
    case 'html':
      return <span className="whitespace-pre-wrap">{node.value}</span>;
    case 'footnoteReference':
      return <sup className="figures text-xs text-ink-3">{node.label ?? node.identifier}</sup>;
    case 'footnoteDefinition':
      return (
        <div className="my-2 flex gap-2 text-sm text-ink-2">
          <span className="figures text-ink-3">{node.label ?? node.identifier}</span>
          <div>{children(node.children)}</div>
        </div>
      );
    case 'definition':
    case 'yaml':
    case 'tableRow':
    case 'tableCell':
      return null;
    default:
      return node satisfies never;
  }
}

/** A picture is not fetched: its address could carry what the worker read out to its host. */
function Picture({ url, alt, context }: { url: string; alt: string | null | undefined; context: MarkdownContext }) {
  return (
    <SafeLink url={url} connection={context.connection} showHost>
      Picture: {alt?.trim() || 'untitled'}
    </SafeLink>
  );
}
