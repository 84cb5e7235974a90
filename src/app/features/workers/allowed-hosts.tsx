import { X } from 'lucide-react';
import { Button } from '#app/components/button.tsx';
import { showToast } from '#app/components/toasts.tsx';
import { t } from '#app/messages/workers.ts';
import { useUpdateWorker } from './use-worker-mutations.ts';

/** The hosts whose pages the worker may request without a question. */
export function AllowedHosts({ workerId, hosts }: { workerId: string; hosts: readonly string[] }) {
  const { mutate, isPending } = useUpdateWorker(workerId);
  if (hosts.length === 0) return null;
  const remove = (host: string) =>
    mutate({ allowedHosts: hosts.filter((other) => other !== host) }, () =>
      showToast({ id: `host-${host}`, text: t('hostRemoved', { host }), forMs: 4_000 }),
    );
  return (
    <section aria-labelledby="allowed-hosts" className="max-w-measure pt-6">
      <h2 id="allowed-hosts" className="text-sm font-semibold">
        {t('allowedHosts')}
      </h2>
      <p className="pt-1 text-xs text-ink-3">{t('allowedHostsExplained')}</p>
      <ul aria-labelledby="allowed-hosts" className="mt-2 border-t border-line">
        {hosts.map((host) => (
          <li key={host} className="flex items-center gap-2 border-b border-line py-1 text-sm">
            <span className="figures min-w-0 flex-1 text-xs wrap-anywhere">{host}</span>
            <Button
              look="quiet"
              size="small-icon"
              aria-label={t('removeHost', { host })}
              aria-disabled={isPending}
              onClick={() => remove(host)}
            >
              <X size={14} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
