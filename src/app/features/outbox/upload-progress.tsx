import { formatBytes } from '#app/lib/format.ts';
import { t } from '#app/messages/outbox.ts';

export function UploadProgress({ sentBytes, totalBytes }: { sentBytes: number; totalBytes: number }) {
  const share = totalBytes > 0 ? Math.min(sentBytes / totalBytes, 1) : 1;
  const words =
    share < 1 ? t('sentOf', { sent: formatBytes(sentBytes), total: formatBytes(totalBytes) }) : t('waitingForAnswer');
  return (
    <div className="flex items-center gap-3 text-sm text-ink-2">
      <span className="shrink-0">{t('sendingFiles')}</span>
      <div
        role="progressbar"
        aria-label={t('sendingFiles')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={words}
        className="h-1 min-w-8 flex-1 overflow-hidden rounded-full bg-raised"
      >
        <div
          className="size-full origin-left bg-accent transition-transform"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
      <span className="figures shrink-0 text-xs">{words}</span>
    </div>
  );
}
