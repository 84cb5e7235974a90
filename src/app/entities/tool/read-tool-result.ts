import * as z from 'zod/mini';
import { VisibleText } from '#contract/visible-text.ts';
import { readableText } from '#app/lib/readable-text.ts';

export type Cell = string | number | boolean | null;
export type Quote = { readonly text: string; readonly from: number; readonly to: number };
export type Page = { readonly url: string; readonly title: string; readonly text: string };

export type ToolResult =
  /** `total`: rows that there are. `rows` has the first of them. */
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      readonly total: number;
    }
  | { readonly kind: 'calculation'; readonly expression: string; readonly result: string }
  | { readonly kind: 'quotes'; readonly quotes: readonly Quote[]; readonly total: number }
  | { readonly kind: 'pages'; readonly pages: readonly Page[] }
  | {
      readonly kind: 'file';
      readonly filename: string;
      readonly mediaType: string;
      readonly size: number;
      readonly url: string;
    }
  | { readonly kind: 'text'; readonly text: string };

const Text = z.pipe(z.string(), z.transform(readableText));

const Table = z.pipe(
  z.object({
    columns: z.array(z.union([z.string(), z.object({ name: z.string() })])).check(z.minLength(1)),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    resultRows: z.optional(z.number()),
  }),
  z.transform(({ columns, rows, resultRows = 0 }): ToolResult => ({
    kind: 'table',
    columns: columns.map((column) => (typeof column === 'string' ? column : column.name)),
    rows,
    total: Math.max(resultRows, rows.length),
  })),
);

const Calculation = z.pipe(
  z.object({ expression: z.string(), result: z.union([z.number(), z.string()]) }),
  z.transform(({ expression, result }): ToolResult => ({ kind: 'calculation', expression, result: String(result) })),
);

const Quotes = z.pipe(
  z.object({
    quotes: z.array(z.object({ text: Text, from: z.number(), to: z.number() })).check(z.minLength(1)),
    found: z.optional(z.number()),
  }),
  z.transform(({ quotes, found = 0 }): ToolResult => ({
    kind: 'quotes',
    quotes,
    total: Math.max(found, quotes.length),
  })),
);

const File = z.pipe(
  z.object({ name: VisibleText, mediaType: z.string(), size: z.number(), url: z.string() }),
  z.transform(({ name, ...file }): ToolResult => ({ kind: 'file', filename: name, ...file })),
);

const PageOutput = z.pipe(
  z.object({
    url: z.string().check(z.regex(/^https?:\/\//i)),
    title: z.optional(z.nullable(VisibleText)),
    text: z.optional(Text),
    snippet: z.optional(Text),
  }),
  z.transform(({ url, title, text, snippet }): Page => ({ url, title: title ?? '', text: text ?? snippet ?? '' })),
);
const OnePage = z.pipe(
  PageOutput,
  z.transform((page): ToolResult => ({ kind: 'pages', pages: [page] })),
);
const PageList = z.pipe(
  z.array(PageOutput).check(z.minLength(1)),
  z.transform((pages): ToolResult => ({ kind: 'pages', pages })),
);
const PageResults = z.pipe(
  z.object({ results: PageList }),
  z.transform(({ results }): ToolResult => results),
);

/** As tools of the Model Context Protocol answer. */
const Content = z.pipe(
  z.object({ content: z.array(z.object({ type: z.literal('text'), text: Text })).check(z.minLength(1)) }),
  z.transform(({ content }): ToolResult => ({ kind: 'text', text: content.map(({ text }) => text).join('\n') })),
);

const Excerpt = z.pipe(
  z.object({ text: Text.check(z.minLength(1)) }),
  z.transform(({ text }): ToolResult => ({ kind: 'text', text })),
);

/** The first that fits. The shape of the output decides, because APIs differ in the names of their tools. */
const Output = z.union([Table, Calculation, Quotes, File, OnePage, PageList, PageResults, Content, Excerpt]);

/** Undefined for an output of another shape. */
export function readToolResult(output: unknown): ToolResult | undefined {
  const read = Output.safeParse(output);
  return read.success ? read.data : undefined;
}

const SqlInput = z.object({ sql: Text });

export function readSql(input: unknown): string | undefined {
  const read = SqlInput.safeParse(input);
  return read.success ? read.data.sql : undefined;
}
