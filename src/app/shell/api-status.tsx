import { useQuery, useQueryClient } from '@tanstack/react-query';
import { LoaderCircle, RotateCw, Unplug, WifiOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { apiHealth, useApiHealth, type ApiHealth } from '#app/data/api-health.ts';
import { connectionQuery } from '#app/data/connection.ts';
import { shownDataFrom } from '#app/data/kept-queries.ts';
import { formatMoment } from '#app/lib/format.ts';
import { useNow } from '#app/lib/use-now.ts';
import { Button } from '#app/components/button.tsx';
import { WaitReasonProvider } from '#app/components/skeleton.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/shell.ts';

/** An embedded API that takes longer to start is called down. */
const STARTS_WITHIN_MS = 60_000;

type Trouble = 'starting' | 'slow' | 'apiDown' | 'dashboardDown' | 'offline';

const icons = { starting: LoaderCircle, slow: LoaderCircle, apiDown: Unplug, dashboardDown: Unplug, offline: WifiOff };

/** Undefined while the API answers. */
function useTrouble(): Trouble | undefined {
  const health = useApiHealth();
  const { data: connection } = useQuery(connectionQuery);
  const now = useNow(health.state === 'down' ? 1_000 : null);
  return troubleOf(health, { isEmbedded: connection?.kind === 'embedded', isOnline: navigator.onLine, now });
}

export function troubleOf(
  health: ApiHealth,
  { isEmbedded, isOnline, now }: { isEmbedded: boolean; isOnline: boolean; now: number },
): Trouble | undefined {
  if (health.state === 'answering') return undefined;
  if (health.state === 'slow') return 'slow';
  if (!isOnline && (health.cause === 'dashboard' || !isEmbedded)) return 'offline';
  if (health.cause === 'dashboard') return 'dashboardDown';
  const mayBeStarting = isEmbedded && !health.answeredBefore && now - health.since < STARTS_WITHIN_MS;
  return mayBeStarting ? 'starting' : 'apiDown';
}

/** Lets placeholders say what they wait for. */
export function ApiWaitReason({ children }: { children: ReactNode }) {
  const trouble = useTrouble();
  return <WaitReasonProvider value={trouble && t(`trouble.${trouble}`)}>{children}</WaitReasonProvider>;
}

/** A thin bar under the page's header, while the API does not answer. */
export function ApiStatusBar() {
  const trouble = useTrouble();
  return trouble && <Bar trouble={trouble} />;
}

function Bar({ trouble }: { trouble: Trouble }) {
  const client = useQueryClient();
  const health = useApiHealth();
  const now = useNow(1_000);
  const [openedAt] = useState(now);
  const from = shownDataFrom(client);
  const nextTryAt = health.state === 'down' ? health.nextTryAt : undefined;
  const Icon = icons[trouble];
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 border-b border-line bg-aborted-soft px-3 py-1 text-xs md:px-page print:hidden">
      <p role="status" className="flex min-w-0 items-start gap-2 text-ink">
        <Icon size={14} aria-hidden className="mt-px shrink-0 text-aborted" />
        <span>
          <span className="font-medium">{t(`trouble.${trouble}`)}</span>
          {from !== undefined && (
            <span className="text-ink-2">
              {' '}
              {t('showingDataFrom', { time: formatMoment(new Date(from).toISOString(), openedAt) })}
            </span>
          )}
        </span>
      </p>
      {nextTryAt !== undefined && (
        <span className="ml-auto flex items-center gap-2 text-ink-2 tabular-nums">
          <span>
            {nextTryAt === null
              ? t('tryingNow')
              : t('nextTry', { seconds: Math.max(1, Math.floor((nextTryAt - now) / 1000)) })}
          </span>
          <Button size="small" disabled={nextTryAt === null} onClick={apiHealth.check}>
            <RotateCw size={12} aria-hidden />
            <span>{tCommon('retry')}</span>
          </Button>
        </span>
      )}
    </div>
  );
}

/** In place of the API's name, while it does not answer. */
export function ApiStatusLine({ iconOnly = false, otherwise }: { iconOnly?: boolean; otherwise: ReactNode }) {
  const trouble = useTrouble();
  if (trouble === undefined) return otherwise;
  const Icon = icons[trouble];
  return (
    <p className="flex items-center gap-1.5 px-2 pt-1 pb-2 text-xs text-ink">
      <Icon size={14} aria-hidden className="shrink-0 text-aborted" />
      <span className={iconOnly ? 'sr-only' : undefined}>{t(`troubleShort.${trouble}`)}</span>
    </p>
  );
}
