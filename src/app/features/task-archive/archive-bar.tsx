import { formatCount } from '#app/lib/format.ts';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type FocusEvent,
  type ReactNode,
} from 'react';
import { focusPage } from '#app/lib/focus-page.ts';
import { useNow } from '#app/lib/use-now.ts';
import { DismissToast, ToastButton, toastClass } from '#app/components/toasts.tsx';
import { Progress } from '#app/components/progress.tsx';
import { whatIsSeen } from './archive-words.ts';
import type { Archiving } from './archiving.ts';
import type { Batch } from './batch.ts';
import { HeldBatch } from './held-batch.tsx';
import type { LiveBatch } from './live-batch.ts';
import { RefusalsDialog } from './refusals-dialog.tsx';

/** What becomes of a batch: held, with the way back; sent, with how far it is; done, with what was refused. */
export function ArchiveBar({ archiving, batchId }: { archiving: Archiving; batchId: string }) {
  const batch = archiving.find(batchId);
  const view = useSyncExternalStore(archiving.subscribe, () => batch?.view());
  if (batch === undefined || view === undefined) return null;
  return (
    <Bar batch={batch} stage={view.stage.name}>
      {view.stage.name === 'held' && <HeldBatch batch={batch} view={view} stage={view.stage} />}
      {view.stage.name === 'sending' && <SendingBatch batch={batch} view={view} stage={view.stage} />}
      {view.stage.name === 'done' && <DoneBatch archiving={archiving} view={view} />}
    </Bar>
  );
}

/** While it has the pointer or the focus, time stands still for what is held. */
function Bar({ batch, stage, children }: { batch: LiveBatch; stage: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  // The button that had the focus may be gone with its stage.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) bar.current?.focus();
  }, [stage]);
  useLayoutEffect(() => {
    const leaving = bar.current;
    return () => {
      if (leaving?.contains(document.activeElement) === true) focusPage();
    };
  }, []);
  // What had the pointer or the focus may have gone with its dialog: then nothing tells that it left.
  useEffect(() => {
    const listening = new AbortController();
    const outside = (node: EventTarget | null) => node instanceof Node && bar.current?.contains(node) === false;
    const goOn = ({ type, target }: Event) => {
      if (type === 'pointerover' && outside(target)) batch.goOn('pointer');
      if (outside(document.activeElement)) batch.goOn('focus');
    };
    document.addEventListener('pointerover', goOn, { signal: listening.signal });
    document.addEventListener('focusin', goOn, { signal: listening.signal });
    return () => listening.abort();
  }, [batch]);

  function onFocus() {
    hadFocus.current = true;
    batch.pause('focus');
  }
  function onBlur({ currentTarget, relatedTarget }: FocusEvent) {
    if (currentTarget.contains(relatedTarget)) return;
    hadFocus.current = false;
    batch.goOn('focus');
  }
  return (
    <div
      ref={bar}
      tabIndex={-1}
      role="group"
      aria-label="Archiving"
      className={toastClass}
      onPointerEnter={() => batch.pause('pointer')}
      onPointerLeave={() => batch.goOn('pointer')}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      {children}
    </div>
  );
}

type StageOf<Name extends Batch['stage']['name']> = Extract<Batch['stage'], { name: Name }>;

function SendingBatch({ batch, view, stage }: { batch: LiveBatch; view: Batch; stage: StageOf<'sending'> }) {
  const words = whatIsSeen(view);
  return (
    <>
      <span className="figures min-w-0 py-1">{words}</span>
      <Progress
        label="Archiving"
        done={view.total - view.left}
        of={view.total}
        words={words}
        className="w-12 bg-canvas/25 sm:w-24"
      />
      <WaitLeft key={stage.waitsUntil} until={stage.waitsUntil} />
      {!view.kept && <span className="text-xs opacity-70 max-sm:hidden">Keep this page open</span>}
      {!stage.stopping && <ToastButton onClick={batch.stop}>Stop</ToastButton>}
    </>
  );
}

/** Says that the API asked to wait, and for how long yet. */
function WaitLeft({ until }: { until: number }) {
  const now = useNow(until > 0 ? 1000 : null);
  if (until <= now) return null;
  return (
    <span className="figures text-xs opacity-70">{`API asks to wait ${formatCount(Math.ceil((until - now) / 1000))} s`}</span>
  );
}

/** How long a summary stays that asks for nothing, in milliseconds. */
const STAYS_MS = 6_000;

function DoneBatch({ archiving, view }: { archiving: Archiving; view: Batch }) {
  const { id, refused } = view;
  const [showsRefused, setShowsRefused] = useState(false);
  const again = refused.filter((refusal) => refusal.again);
  const leaves = refused.length === 0;
  useEffect(() => {
    if (!leaves) return undefined;
    const timer = setTimeout(() => archiving.dismiss(id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [archiving, id, leaves]);

  return (
    <>
      <span className="min-w-0 py-1 wrap-anywhere">{whatIsSeen(view)}</span>
      {refused.length > 0 && view.total > 1 && (
        <ToastButton onClick={() => setShowsRefused(true)}>Show refused</ToastButton>
      )}
      {again.length > 0 && <ToastButton onClick={() => archiving.again(id, again)}>Try again</ToastButton>}
      <DismissToast onClick={() => archiving.dismiss(id)} />
      {showsRefused && <RefusalsDialog refused={refused} onClose={() => setShowsRefused(false)} />}
    </>
  );
}
