import { classNames } from '#app/lib/class-names.ts';
import type { Bar } from './layout-spans.ts';

const looks: Record<Bar['kind'], string> = {
  tool: 'bg-accent',
  failed: 'bg-error',
  text: 'bg-edge',
  reasoning: 'bg-line',
};

/** Further lanes share the last one. */
const MAX_LANES = 4;

export function SpanBar({ bar, lanes }: { bar: Bar; lanes: number }) {
  const isPhase = bar.kind === 'text' || bar.kind === 'reasoning';
  const rows = Math.min(lanes, MAX_LANES);
  const place = isPhase
    ? { top: 0, height: '100%' }
    : { top: `${(Math.min(bar.lane, rows - 1) / rows) * 100}%`, height: `${100 / rows}%` };
  return (
    <span
      className={classNames('absolute min-w-0.5 rounded-xs', !isPhase && 'border-y border-raised', looks[bar.kind])}
      style={{ left: `min(${bar.left}%, 100% - 2px)`, width: `${bar.width}%`, ...place }}
    />
  );
}
