import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { buttonClass } from '#app/components/button.tsx';
import { FoundLink } from '#app/components/found-link.tsx';
import { connectionQuery } from '#app/data/connection.ts';
import { fileName } from '#app/entities/file/file-name.ts';
import type { PreviewFile } from '#app/entities/file/preview.ts';
import { useFileHref } from '#app/entities/file/use-file-href.ts';
import { t } from '#app/messages/preview.ts';

/** An icon, or with `labelled` also the word. */
export function DownloadLink({ file, labelled = false }: { file: PreviewFile; labelled?: boolean }) {
  const { data: connection } = useQuery(connectionQuery);
  const target = useFileHref(file, connection);
  const name = fileName(file);
  if (target == null) return null;
  return (
    <FoundLink
      to={target}
      download={name}
      aria-label={t('download', { name })}
      explanation={t('download', { name })}
      className={buttonClass(labelled ? { size: 'small' } : { look: 'quiet', size: 'icon' })}
    >
      <Download size={labelled ? 13 : 16} aria-hidden />
      {labelled && <span>{t('downloadFile')}</span>}
    </FoundLink>
  );
}
