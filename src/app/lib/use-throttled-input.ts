import { useEffect, useEffectEvent, useRef, useState } from 'react';

/**
 * Local text of an input whose value is in the URL. Reports trimmed changes at most once per `gapMs`, and follows
 * `value`. `reported`: the last report that has not come back yet.
 */
export function useThrottledInput(value: string, onReport: (value: string) => void, gapMs: number) {
  const [state, setState] = useState<{ text: string; known: string; reported: string | null }>({
    text: value,
    known: value,
    reported: null,
  });
  if (value !== state.known) {
    // Either our own change arrived, or someone else changed the value.
    const isOurs = value === state.reported;
    setState({ text: isOurs ? state.text : value, known: value, reported: null });
  }

  const { text, known, reported } = state;
  const typed = text.trim();
  const reportedAt = useRef(-Infinity);
  const reportNow = useEffectEvent(() => {
    reportedAt.current = performance.now();
    setState((before) => ({ ...before, reported: typed }));
    onReport(typed);
  });
  useEffect(() => {
    if (typed === (reported ?? known)) return undefined;
    const timer = setTimeout(() => reportNow(), reportedAt.current + gapMs - performance.now());
    return () => clearTimeout(timer);
  }, [typed, reported, known, gapMs]);

  return { text, setText: (next: string) => setState((before) => ({ ...before, text: next })) };
}
