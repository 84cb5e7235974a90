import { useEffect, useEffectEvent, useRef, useState } from 'react';

/**
 * Local text of an input whose value lives elsewhere (the URL). Reports changes at most once per `gapMs`, trimmed, and
 * follows changes of `value`. `told` is the last reported text that has not come back yet.
 */
export function useThrottledInput(value: string, tell: (value: string) => void, gapMs: number) {
  const [state, setState] = useState<{ text: string; known: string; told: string | null }>({
    text: value,
    known: value,
    told: null,
  });
  if (value !== state.known) {
    // Either our own change arrived, or someone else changed the value.
    const isOurs = value === state.told;
    setState({ text: isOurs ? state.text : value, known: value, told: null });
  }

  const { text, known, told } = state;
  const typed = text.trim();
  const toldAt = useRef(-Infinity);
  const tellNow = useEffectEvent(() => {
    toldAt.current = performance.now();
    setState((before) => ({ ...before, told: typed }));
    tell(typed);
  });
  useEffect(() => {
    if (typed === (told ?? known)) return undefined;
    const timer = setTimeout(() => tellNow(), toldAt.current + gapMs - performance.now());
    return () => clearTimeout(timer);
  }, [typed, told, known, gapMs]);

  return { text, setText: (next: string) => setState((before) => ({ ...before, text: next })) };
}
