import { useEffect, useState } from 'react';
import { Notice } from '#app/components/notice.tsx';
import { RetryNotice } from '#app/components/retry-notice.tsx';
import type { PreviewFile } from '#app/entities/file/preview.ts';
import { t } from '#app/messages/preview.ts';
import { DownloadLink } from '../download-link.tsx';
import { LoadingFile } from '../loading-file.tsx';
import { openPdf, PdfFailed, type Pdf } from './open-pdf.ts';
import { PdfViewer } from './pdf-viewer.tsx';

/** The PDF is closed on unmount. */
export function PdfPreview({ bytes, file }: { bytes: ArrayBuffer; file: PreviewFile }) {
  const [pdf, setPdf] = useState<Pdf>();
  const [failed, setFailed] = useState<PdfFailed['reason']>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    openPdf(bytes.slice(0), leaving.signal).then(setPdf, (error: unknown) => {
      if (leaving.signal.aborted) return;
      if (!(error instanceof PdfFailed)) throw error;
      setFailed(error.reason);
    });
    return () => leaving.abort();
  }, [bytes, attempt]);

  function retry() {
    setPdf(undefined);
    setFailed(undefined);
    setAttempt(attempt + 1);
  }

  if (failed === 'notLoaded') {
    return (
      <div className="p-4">
        <RetryNotice title={t('pdf.notLoaded')} advice={t('pdfNotLoadedAdvice')} again onRetry={retry} />
      </div>
    );
  }
  if (failed !== undefined) {
    return (
      <div className="p-4">
        <Notice tone="error" title={t(`pdf.${failed}`)} actions={<DownloadLink file={file} labelled />}>
          {t('downloadAdvice')}
        </Notice>
      </div>
    );
  }
  return pdf === undefined ? <LoadingFile /> : <PdfViewer pdf={pdf} onFailed={setFailed} />;
}
