import { useEffect, useEffectEvent, useRef, useState } from 'react';

/**
 * What is typed for a value that lives elsewhere: it is told there at once, but never twice within `gapMs`, and follows
 * whatever is changed there by others. `told` is what was told last and hasn't come back yet.
 */
export function useThrottledInput(value: string, tell: (value: string) => void, gapMs: number) {
  const [state, setState] = useState<{ text: string; known: string; told: string | null }>({
    text: value,
    known: value,
    told: null,
  });
  if (value !== state.known) {
    // Ours has arrived, or somebody else changed it.
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
