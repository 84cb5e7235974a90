/** What all blocks have. Lines are counted from 0 in the text that was parsed: `from` inclusive, `to` exclusive. */
type Base = {
  readonly from: number;
  readonly to: number;
  /** Which part it is of a block that was split because it is long (`splitMarkdown`). The first part alone knows the whole. */
  readonly part?: { readonly isFirst: boolean; readonly isLast: boolean; readonly whole: Block | undefined };
};

/**
 * A block of Markdown. Text that holds inline Markdown stays source until it is needed (`parseInline`), since most of a long
 * conversation is never on screen.
 */
export type Block = TextBlock | CodeBlock | TableBlock | ContainerBlock | PlainBlock;

/** `tight`: a paragraph in a list whose items stand without space between them. */
export type ParagraphBlock = Base & { readonly type: 'paragraph'; readonly content: string; readonly tight: boolean };
export type HeadingBlock = Base & { readonly type: 'heading'; readonly content: string; readonly depth: number };
export type TextBlock = ParagraphBlock | HeadingBlock;

export type CodeBlock = Base & {
  readonly type: 'code';
  readonly value: string;
  readonly language: string | undefined;
  readonly fenced: boolean;
  /** Whether the closing fence is there. Indented code is never closed. */
  readonly closed: boolean;
};

export type Alignment = 'left' | 'right' | 'center' | undefined;
/** What a table's column needs, told by all of its cells. */
export type Column = {
  /** All its cells are figures, or empty, but not all are empty. */
  readonly isFigures: boolean;
  /** Its widest word, its name's included, and its widest cell. */
  readonly word: string;
  readonly cell: string;
  /** Whether some of its cells have code, which is set in a wider font. */
  readonly hasCode: boolean;
};

export type TableRow = { readonly from: number; readonly to: number; readonly cells: readonly string[] };
export type TableBlock = Base & {
  readonly type: 'table';
  readonly align: readonly Alignment[];
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
  /** Of a part: the columns of the whole table. */
  readonly columns?: readonly Column[];
};

/** A block that holds blocks. */
export type ContainerBlock = QuoteBlock | FootnoteBlock | ListBlock | ItemBlock;
type QuoteBlock = Base & { readonly type: 'quote'; readonly children: readonly Block[] };
export type FootnoteBlock = Base & {
  readonly type: 'footnote';
  readonly label: string;
  readonly children: readonly Block[];
};
/** `start`: the number of the first item of an ordered list. `last`: of a part, the last number of the whole list. */
export type ListBlock = Base & {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly last?: number;
  readonly children: readonly ItemBlock[];
};
/** `checked`: whether the box of a task is ticked; undefined for an item that is no task. */
export type ItemBlock = Base & {
  readonly type: 'item';
  readonly checked: boolean | undefined;
  readonly children: readonly Block[];
};

/** A block without Markdown in it. `plain` is the source of a block that is nested too deeply to be shown as what it is. */
export type PlainBlock = Base &
  (
    | { readonly type: 'rule' }
    | { readonly type: 'html' | 'plain'; readonly value: string }
    | { readonly type: 'math'; readonly value: string; readonly source: string; readonly closed: boolean }
  );

/** `at`: where it begins in the source of its block. `text`: what is shown for it. */
export type Inline =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'strong' | 'emphasis' | 'delete'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: 'image'; readonly url: string; readonly alt: string; readonly at: number }
  | { readonly type: 'code'; readonly value: string }
  | { readonly type: 'math'; readonly value: string; readonly source: string; readonly display: boolean }
  | { readonly type: 'html'; readonly value: string; readonly at: number }
  | { readonly type: 'footnote'; readonly label: string; readonly text: string }
  /** The end of a source line; `hard` where the shown line ends, too. */
  | { readonly type: 'break'; readonly hard: boolean; readonly at: number };

/** What the link labels and footnotes of a text mean. The first definition of a label counts. */
export type Definitions = {
  /** Addresses by normalized label. */
  readonly links: Readonly<Record<string, string>>;
  /** What is shown for a footnote, by its label: its number, or the label as long as it has none (`numberFootnotes`). */
  readonly footnotes: ReadonlyMap<string, string>;
};

export const NO_DEFINITIONS: Definitions = { links: {}, footnotes: new Map() };
