import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Elements } from '#app/components/elements.ts';
import { ApiProblem } from '#contract/api-problem.ts';
import { JsonTree } from '#app/components/json-tree.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import { Segmented } from '#app/components/segmented.tsx';
import { connectionQuery } from '#app/data/connection.ts';
import type { CitedLines } from '#app/entities/file/cited-lines.ts';
import { fileHref } from '#app/entities/file/file-href.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import { loadFile } from '#app/entities/file/load-file.ts';
import { previewKind, type PreviewFile, type PreviewKind } from '#app/entities/file/preview.ts';
import { Markdown } from '#app/markdown/markdown.tsx';
import { t } from '#app/messages/preview.ts';
import { CodePreview } from './code-preview.tsx';
import { ImagePreview } from './image-preview.tsx';
import { LoadingFile } from './loading-file.tsx';
import { PdfPreview } from './pdf/pdf-preview.tsx';
import { TablePreview } from './table-preview.tsx';
import { TextPreview } from './text-preview.tsx';

type FilePreviewProps = { file: PreviewFile; lines: CitedLines | undefined };

export function FilePreview({ file, lines }: FilePreviewProps) {
  const { data: connection } = useQuery(connectionQuery);
  const { url } = file;
  const href = connection && (fileHref(url, connection)?.href ?? '');
  const load = useCallback((signal: AbortSignal) => loadFile(url, href ?? '', signal), [url, href]);
  const kind = previewKind(file);
  if (kind === undefined || href === undefined) return null;
  if (kind.kind === 'image') return <ImagePreview name={fileName(file)} mediaType={kind.mediaType} load={load} />;
  if (kind.kind === 'pdf') {
    return (
      <LoadedFile load={load} read={readBytes}>
        {(bytes) => <PdfPreview bytes={bytes} file={file} />}
      </LoadedFile>
    );
  }
  return (
    <LoadedFile load={load} read={readText}>
      {(text) => <TextOfKind kind={kind} text={text} lines={lines} file={file} />}
    </LoadedFile>
  );
}

type TextOfKindProps = FilePreviewProps & {
  kind: Exclude<PreviewKind, { kind: 'image' } | { kind: 'pdf' }>;
  text: string;
};

/** Characters. Rendering a longer text takes too long. */
const LONGEST_RENDERED = 300_000;

function TextOfKind({ kind, text, lines, file }: TextOfKindProps) {
  const rendered: Elements =
    text.length > LONGEST_RENDERED && kind.kind !== 'table' ? undefined : renderedText(kind, text, lines, file);
  const citesSource = lines !== undefined && kind.kind !== 'table';
  const [view, setView] = useState<'rendered' | 'source'>(citesSource ? 'source' : 'rendered');
  if (rendered === undefined) return <TextPreview text={text} lines={lines} />;
  if (kind.kind === 'code') return rendered;
  return (
    <>
      {view === 'rendered' ? rendered : <TextPreview text={text} lines={lines} />}
      <footer className="shrink-0 border-t border-line px-3 py-2 sm:px-4">
        <Segmented
          label={t('view')}
          options={[
            { value: 'rendered', label: t('rendered') },
            { value: 'source', label: t('source') },
          ]}
          value={view}
          onChange={setView}
        />
      </footer>
    </>
  );
}

/** Undefined if the source is all there is to show. */
function renderedText(
  kind: TextOfKindProps['kind'],
  text: string,
  lines: CitedLines | undefined,
  file: PreviewFile,
): Elements {
  switch (kind.kind) {
    case 'table':
      return <TablePreview text={text} separator={kind.separator} lines={lines} />;
    case 'markdown':
      return (
        <div
          className="min-h-0 flex-1 overflow-y-auto px-4 py-3 sm:px-6"
          tabIndex={0}
          data-scrolls
          role="group"
          aria-label={fileName(file)}
        >
          <MarkdownOf text={text} />
        </div>
      );
    case 'json': {
      const value = parsed(text);
      return (
        value && (
          <div className="min-h-0 flex-1 overflow-auto px-4 py-3 sm:px-6" data-scrolls>
            <JsonTree value={value.json} label={fileName(file)} />
          </div>
        )
      );
    }
    case 'code':
      return lines === undefined ? <CodePreview code={text} language={kind.language} /> : undefined;
    case 'text':
      return undefined;
    default:
      return kind satisfies never;
  }
}

function MarkdownOf({ text }: { text: string }) {
  const { data: connection } = useQuery(connectionQuery);
  return connection && <Markdown text={text} sources={NO_SOURCES} connection={connection} />;
}

const NO_SOURCES = [] as const;

function parsed(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined; // Shown as text.
  }
}

const readBytes = (blob: Blob): Promise<ArrayBuffer> => blob.arrayBuffer();

const readText = async (blob: Blob): Promise<string> => (await blob.text()).replace(/^\uFEFF/, '');

type LoadedFileProps<Content> = {
  load: (signal: AbortSignal) => Promise<Blob>;
  read: (blob: Blob) => Promise<Content>;
  children: (content: Content) => Elements;
};

function LoadedFile<Content>({ load, read, children }: LoadedFileProps<Content>) {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<{ content: Content } | { problem: string }>();
  useEffect(() => {
    const leaving = new AbortController();
    load(leaving.signal)
      .then(read)
      .then(
        (content) => !leaving.signal.aborted && setLoaded({ content }),
        (error: unknown) => {
          if (leaving.signal.aborted) return;
          if (!(error instanceof ApiProblem)) throw error;
          setLoaded({ problem: error.message });
        },
      );
    return () => leaving.abort();
  }, [load, read, attempt]);
  if (loaded === undefined) return <LoadingFile />;
  if ('content' in loaded) {
    const shown: Elements = children(loaded.content);
    return shown;
  }
  return (
    <div className="p-4">
      <RetryNotice
        title={t('unavailable')}
        advice={`${loaded.problem} ${t('downloadAdvice')}`}
        again
        onRetry={() => {
          setLoaded(undefined);
          setAttempt(attempt + 1);
        }}
      />
    </div>
  );
}
