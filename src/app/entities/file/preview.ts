import { createContext, use } from 'react';
import type { Connection } from '#contract/connection.ts';
import { extensionOf } from '#app/lib/file-extension.ts';
import { citedLines, type CitedLines } from './cited-lines.ts';
import { isDataUrl } from './data-url.ts';
import { fileHref } from './file-href.ts';
import { fileName } from './file-name.ts';

export type PreviewFile = {
  readonly url: string;
  readonly mediaType: string;
  readonly filename?: string | null | undefined;
  readonly size?: number | null | undefined;
};

export type PreviewRequest = {
  /** All can be previewed. */
  readonly files: readonly PreviewFile[];
  readonly index: number;
  /** To show and highlight. */
  readonly lines?: CitedLines | undefined;
};

/** Opens the preview of a file. Undefined without a place to show it. */
export const OpenPreview = createContext<((request: PreviewRequest) => void) | undefined>(undefined);

export type PreviewKind =
  | { readonly kind: 'image'; readonly mediaType: string }
  | { readonly kind: 'table'; readonly separator: ',' | '\t' }
  | { readonly kind: 'markdown' | 'json' | 'text' }
  | { readonly kind: 'pdf' }
  | { readonly kind: 'code'; readonly language: string };

const IMAGES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** By extension. Other languages are shown as text. */
const LANGUAGES: Readonly<Record<string, string>> = {
  sh: 'bash',
  bash: 'bash',
  css: 'css',
  go: 'go',
  js: 'javascript',
  mjs: 'javascript',
  jsx: 'javascript',
  py: 'python',
  rb: 'ruby',
  sql: 'sql',
  ts: 'typescript',
  tsx: 'typescript',
  html: 'xml',
  xml: 'xml',
  yaml: 'yaml',
  yml: 'yaml',
};

const TEXT_TYPE = /^text\/|^application\/(?:x-)?(?:ndjson|jsonl|yaml|toml|xml|sql|javascript)\b/;
const TEXT_EXTENSION =
  /^(?:txt|log|ini|toml|conf|env|ics|jsonl|ndjson|tex|rst|srt|vtt|diff|patch|java|c|h|cpp|cs|rs|php|swift|kt)$/;

/** Undefined for a file that can only be downloaded. The extension decides, because workers often send no exact type. */
export function previewKind(file: PreviewFile): PreviewKind | undefined {
  const extension = extensionOf(fileName(file)) ?? '';
  const type = file.mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const image = IMAGES[extension] ?? Object.values(IMAGES).find((one) => one === type);
  if (image !== undefined) return { kind: 'image', mediaType: image };
  if (extension === 'csv' || type === 'text/csv') return { kind: 'table', separator: ',' };
  if (extension === 'tsv' || type === 'text/tab-separated-values') return { kind: 'table', separator: '\t' };
  if (extension === 'md' || type === 'text/markdown') return { kind: 'markdown' };
  if (extension === 'json' || /^application\/(?:.*\+)?json$/.test(type)) return { kind: 'json' };
  if (extension === 'pdf' || type === 'application/pdf') return { kind: 'pdf' };
  const language = LANGUAGES[extension];
  if (language !== undefined) return { kind: 'code', language };
  return TEXT_TYPE.test(type) || TEXT_EXTENSION.test(extension) ? { kind: 'text' } : undefined;
}

function canPreview(file: PreviewFile, connection: Pick<Connection, 'origin'>): boolean {
  // The page may not request files of other hosts.
  const isHere = isDataUrl(file.url) || fileHref(file.url, connection)?.external === false;
  return isHere && previewKind(file) !== undefined;
}

type PreviewOptions = {
  connection: Pick<Connection, 'origin'> | undefined;
  /** The files before and after it. */
  among?: readonly PreviewFile[];
  lines?: CitedLines | undefined;
};

/** Returns a function that opens the preview of a file; undefined if it has none. */
export function usePreview(
  file: PreviewFile | undefined,
  { connection, among, lines }: PreviewOptions,
): (() => void) | undefined {
  const open = use(OpenPreview);
  if (open === undefined || file === undefined || connection === undefined) return undefined;
  if (!canPreview(file, connection)) return undefined;
  return () => {
    const files = (among ?? [file]).filter((one) => canPreview(one, connection));
    const index = files.indexOf(file);
    open(index === -1 ? { files: [file], index: 0, lines } : { files, index, lines });
  };
}

/** The same for a source of a task's files, whose address may name lines. */
export function useSourcePreview(
  url: string | undefined,
  connection: Pick<Connection, 'origin'> | undefined,
): (() => void) | undefined {
  const file = url === undefined || isDataUrl(url) ? undefined : { url, mediaType: '' };
  return usePreview(file, { connection, lines: url === undefined ? undefined : citedLines(url) });
}
