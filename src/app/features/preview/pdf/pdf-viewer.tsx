import { useRef, useState } from 'react';
import { Segmented } from '#app/components/segmented.tsx';
import { t } from '#app/messages/preview.ts';
import type { OnPdfFailed, Pdf } from './open-pdf.ts';
import { PageField } from './page-field.tsx';
import { PdfPages } from './pdf-pages.tsx';
import { PdfText } from './pdf-text.tsx';

/** Each page is an element, even far from the viewport. */
const MAX_PAGES = 1_000;

export function PdfViewer({ pdf, onFailed }: { pdf: Pdf; onFailed: OnPdfFailed }) {
  const [view, setView] = useState<'pages' | 'text'>('pages');
  const [page, setPage] = useState(1);
  const goTo = useRef<(page: number) => void>(null);
  const count = Math.min(pdf.pageCount, MAX_PAGES);
  return (
    <>
      {count < pdf.pageCount && (
        <p className="shrink-0 border-b border-line px-4 py-2 text-sm text-ink-2">
          {t('pagesLeftOut', { shown: count, count: pdf.pageCount })}
        </p>
      )}
      {view === 'pages' ? (
        <PdfPages pdf={pdf} count={count} page={page} onPage={setPage} goTo={goTo} onFailed={onFailed} />
      ) : (
        <PdfText pdf={pdf} count={count} onFailed={onFailed} />
      )}
      <footer className="flex min-h-11 shrink-0 items-center justify-between gap-3 border-t border-line px-3 py-2 sm:px-4">
        <Segmented
          label={t('view')}
          options={[
            { value: 'pages', label: t('pages') },
            { value: 'text', label: t('text') },
          ]}
          value={view}
          onChange={setView}
        />
        {view === 'pages' && <PageField page={page} count={count} onPage={(wanted) => goTo.current?.(wanted)} />}
      </footer>
    </>
  );
}
