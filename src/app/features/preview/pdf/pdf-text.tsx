import { memo, useEffect, useEffectEvent, useState } from 'react';
import { CopyButton } from '#app/components/copy-button.tsx';
import { t } from '#app/messages/preview.ts';
import { PdfFailed, type OnPdfFailed, type Pdf } from './open-pdf.ts';

type PdfTextProps = { pdf: Pdf; count: number; onFailed: OnPdfFailed };

/** The text of all pages, read one after the other. */
export function PdfText({ pdf, count, onFailed }: PdfTextProps) {
  const [texts, setTexts] = useState<readonly string[]>([]);
  const fail = useEffectEvent(onFailed);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    async function read() {
      for (let page = 1; page <= count; page += 1) {
        const text = await pdf.readText(page, signal).catch((error: unknown) => {
          if (error instanceof PdfFailed && error.reason === 'damaged') return '';
          throw error;
        });
        if (signal.aborted) return;
        setTexts((before) => [...before.slice(0, page - 1), text]);
      }
    }
    read().catch((error: unknown) => {
      if (signal.aborted) return;
      if (!(error instanceof PdfFailed)) throw error;
      fail(error.reason);
    });
    return () => leaving.abort();
  }, [pdf, count]);

  const isDone = texts.length === count;
  return (
    <>
      <div className="flex min-h-10 shrink-0 items-center justify-between gap-2 border-b border-line px-3 sm:px-4">
        <span role="status" className="text-xs text-ink-3">
          {!isDone && t('readingText', { page: texts.length + 1, count })}
        </span>
        {isDone && <CopyButton label={t('copyText')} size="small" text={() => texts.join('\n\n')} />}
      </div>
      <div
        className="min-h-0 flex-1 overflow-y-auto px-4 py-3 sm:px-6"
        tabIndex={0}
        data-scrolls
        role="group"
        aria-label={t('text')}
      >
        {texts.map((text, i) => (
          <PageText key={i} page={i + 1} count={count} text={text} />
        ))}
      </div>
    </>
  );
}

const PageText = memo(function PageText({ page, count, text }: { page: number; count: number; text: string }) {
  return (
    <section className="mx-auto mb-6 max-w-answer">
      <h3 className="mb-1 text-xs text-ink-3">{t('pageOf', { page, count })}</h3>
      {text === '' ? (
        <p className="text-sm text-ink-3">{t('noTextOnPage')}</p>
      ) : (
        <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-wrap">
          {text}
        </p>
      )}
    </section>
  );
});
