/** `from` (inclusive) and `to` (exclusive) are lines, from 0. */
type Base = {
  readonly from: number;
  readonly to: number;
  /** Set for a part of a split block (`splitMarkdown`). Only the first part has `whole`. */
  readonly part?: { readonly isFirst: boolean; readonly isLast: boolean; readonly whole: Block | undefined };
};

/** Inline Markdown stays source until `parseInline`. */
export type Block = TextBlock | CodeBlock | TableBlock | ContainerBlock | PlainBlock;

/** `tight`: in a list without space between items. */
export type ParagraphBlock = Base & { readonly type: 'paragraph'; readonly content: string; readonly tight: boolean };
export type HeadingBlock = Base & { readonly type: 'heading'; readonly content: string; readonly depth: number };
export type TextBlock = ParagraphBlock | HeadingBlock;

export type CodeBlock = Base & {
  readonly type: 'code';
  readonly value: string;
  readonly language: string | undefined;
  readonly fenced: boolean;
  readonly closed: boolean;
};

export type Alignment = 'left' | 'right' | 'center' | undefined;
export type Column = {
  readonly isFigures: boolean;
  readonly word: string;
  readonly cell: string;
  /** Code has a wider font. */
  readonly hasCode: boolean;
};

export type TableRow = { readonly from: number; readonly to: number; readonly cells: readonly string[] };
export type TableBlock = Base & {
  readonly type: 'table';
  readonly align: readonly Alignment[];
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
  /** For a part: the columns of the whole table. */
  readonly columns?: readonly Column[];
};

export type ContainerBlock = QuoteBlock | FootnoteBlock | ListBlock | ItemBlock;
type QuoteBlock = Base & { readonly type: 'quote'; readonly children: readonly Block[] };
export type FootnoteBlock = Base & {
  readonly type: 'footnote';
  readonly label: string;
  readonly children: readonly Block[];
};
/** `last`: for a part, the last number of the whole list. */
export type ListBlock = Base & {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly last?: number;
  readonly children: readonly ItemBlock[];
};
/** `checked`: undefined unless the item is a task. */
export type ItemBlock = Base & {
  readonly type: 'item';
  readonly checked: boolean | undefined;
  readonly children: readonly Block[];
};

/** `plain` is the source of a block that is nested too deeply. */
export type PlainBlock = Base &
  (
    | { readonly type: 'rule' }
    | { readonly type: 'html' | 'plain'; readonly value: string }
    | { readonly type: 'math'; readonly value: string; readonly source: string; readonly closed: boolean }
  );

/** `at`: offset in the block's source. */
export type Inline =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'strong' | 'emphasis' | 'delete'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: 'image'; readonly url: string; readonly alt: string; readonly at: number }
  | { readonly type: 'code'; readonly value: string }
  | { readonly type: 'math'; readonly value: string; readonly source: string; readonly display: boolean }
  | { readonly type: 'html'; readonly value: string; readonly at: number }
  | { readonly type: 'footnote'; readonly label: string; readonly text: string }
  /** A line break in the source. `hard`: also in the rendered text. */
  | { readonly type: 'break'; readonly hard: boolean; readonly at: number };

/** The first definition of a label counts. */
export type Definitions = {
  /** URLs by normalized label. */
  readonly links: Readonly<Record<string, string>>;
  /** The text shown for each label: its number, or the label until `numberFootnotes`. */
  readonly footnotes: ReadonlyMap<string, string>;
};

export const NO_DEFINITIONS: Definitions = { links: {}, footnotes: new Map() };
