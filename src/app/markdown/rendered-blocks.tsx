import { createElement, type ReactNode } from 'react';
import type { Connection } from '#contract/connection.ts';
import { classNames } from '#app/lib/class-names.ts';
import type { CitedSource } from './citations.ts';
import type { Elements } from '#app/components/elements.ts';
import { CitedText } from './cited-text.tsx';
import { CodeFigure } from './code-figure.tsx';
import { directionOf, directionOfText } from './direction.ts';
import { FootnoteLink } from './footnote-links.tsx';
import { footnoteText } from './footnotes.ts';
import { Formula } from './formula.tsx';
import { StreamingText } from './streaming-text.tsx';
import { Item, List } from './list.tsx';
import { blockMargin } from './block-layout.ts';
import type { Block, ContainerBlock, Definitions, Inline, ItemBlock, ListBlock } from './nodes.ts';
import { parseInline } from './parse-inline.ts';
import { SafeLink } from './safe-link.tsx';
import { TableFigure } from './table-figure.tsx';
import { imageLabel } from './plain-text.ts';

type Context = {
  readonly sources: readonly CitedSource[];
  readonly connection: Pick<Connection, 'origin'>;
  readonly definitions: Definitions;
  readonly open: boolean;
  /** Was shown while it streamed. */
  readonly streamed: boolean;
};

/** The page uses levels 1 and 2. */
const HEADING_OFFSET = 2;
/** With the paragraph before, 28, 24, 20 and 20 px above. The code in a heading has its size. */
const HEADINGS = [
  'mt-5 text-prose-h1 tracking-tight',
  'mt-4 text-prose-h2',
  'mt-3 text-prose',
  'mt-3 text-prose-h4 text-ink-2',
];

/** Renders worker output safely: markup stays text, pictures become links, and only web addresses are linked. */
export function RenderedBlocks({ blocks, ...context }: Context & { blocks: readonly Block[] }): ReactNode {
  return blocks.map((block, i) => <RenderedBlock key={i} block={block} context={context} />);
}

type BlockProps = { block: Block; context: Context };

function RenderedBlock({ block, context }: BlockProps): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir={directionOfText(block.content)} className="my-2">
          <Text content={block.content} context={context} />
        </p>
      );
    case 'heading':
      return createElement(
        `h${Math.min(block.depth + HEADING_OFFSET, 6)}`,
        {
          dir: directionOfText(block.content),
          className: `font-semibold [&_code]:text-[0.87em] ${HEADINGS[Math.min(block.depth, HEADINGS.length) - 1]}`,
        },
        <Text content={block.content} context={context} />,
      );
    case 'code':
      return <CodeFigure block={block} open={context.open} streamed={context.streamed} />;
    case 'math':
      return block.closed ? (
        <Formula value={block.value} source={block.source} display />
      ) : (
        <p className="my-2 whitespace-pre-wrap" dir="ltr">
          {block.source}
        </p>
      );
    case 'rule':
      return <hr className="my-5 border-line" />;
    case 'html':
    case 'plain':
      return (
        <p dir="auto" className="my-2 whitespace-pre-wrap">
          {context.streamed ? <StreamingText text={block.value} /> : block.value}
        </p>
      );
    case 'table':
      return (
        <TableFigure
          block={block}
          definitions={context.definitions}
          renderCell={(content) => renderInline(parseInline(content, context.definitions), context, false)}
        />
      );
    case 'list':
      return <List block={block} renderItem={(item) => <RenderedBlocks blocks={item.children} {...context} />} />;
    case 'item':
      return (
        <Item block={block}>
          <RenderedBlocks blocks={block.children} {...context} />
        </Item>
      );
    case 'quote':
    case 'footnote':
      return <Container block={block} context={context} />;
    default:
      return block satisfies never;
  }
}

function Container({ block, context }: { block: Exclude<ContainerBlock, ListBlock | ItemBlock>; context: Context }) {
  const inner = <RenderedBlocks blocks={block.children} {...context} />;
  switch (block.type) {
    case 'quote':
      return (
        <blockquote
          dir={directionOf(block)}
          className={classNames('border-s-2 border-edge ps-3 text-ink-2', blockMargin(block, 'my-3'))}
        >
          {inner}
        </blockquote>
      );
    case 'footnote':
      return (
        <div dir={directionOf(block)} className="my-2 flex items-baseline gap-2 text-sm text-ink-2">
          <span className="tabular-nums text-ink-3">
            {block.part?.isFirst !== false && (
              <FootnoteLink
                place={{ label: block.label, at: 'note' }}
                number={footnoteText(block, context.definitions)}
              >
                {footnoteText(block, context.definitions)}
              </FootnoteLink>
            )}
          </span>
          <div className="min-w-0">{inner}</div>
        </div>
      );
    default:
      return block satisfies never;
  }
}

function Text({ content, context }: { content: string; context: Context }) {
  return renderInline(parseInline(content, context.definitions), context, false);
}

function renderInline(nodes: readonly Inline[], context: Context, inLink: boolean): Elements {
  return nodes.map((node, i) => <InlineNode key={i} node={node} context={context} inLink={inLink} />);
}

function InlineNode({ node, context, inLink }: { node: Inline; context: Context; inLink: boolean }): ReactNode {
  const { connection, sources, streamed } = context;
  switch (node.type) {
    case 'text':
      return (
        <CitedText text={node.value} sources={inLink ? [] : sources} connection={connection} streamed={streamed} />
      );
    case 'strong':
      return <strong className="font-semibold">{renderInline(node.children, context, inLink)}</strong>;
    case 'emphasis':
      return <em>{renderInline(node.children, context, inLink)}</em>;
    case 'delete':
      return <del className="text-ink-3">{renderInline(node.children, context, inLink)}</del>;
    case 'code':
      return (
        <code dir="ltr" translate="no" className="rounded-sm bg-raised px-1 py-px font-mono text-sm">
          {streamed ? <StreamingText text={node.value} /> : node.value}
        </code>
      );
    case 'math':
      return <Formula value={node.value} source={node.source} display={node.display} />;
    case 'link':
      return (
        <SafeLink url={node.url} connection={connection}>
          {renderInline(node.children, context, true)}
        </SafeLink>
      );
    case 'image':
      // Pictures are not fetched: the URL could leak data to another host.
      return inLink ? (
        <span>{imageLabel(node.alt)}</span>
      ) : (
        <SafeLink url={node.url} connection={connection} showHost>
          <span>{imageLabel(node.alt)}</span>
        </SafeLink>
      );
    case 'html':
      return <span className="whitespace-pre-wrap">{node.value}</span>;
    case 'footnote':
      return (
        <sup className="text-xs tabular-nums text-ink-3">
          <FootnoteLink
            place={{ label: node.label, at: 'mark' }}
            number={context.definitions.footnotes.get(node.label) ?? node.label}
          >
            {node.text}
          </FootnoteLink>
        </sup>
      );
    case 'break':
      return node.hard ? <br /> : '\n';
    default:
      return node satisfies never;
  }
}
