import { useEffect, useRef, useState, type FocusEvent } from 'react';

/**
 * Whether the focus is inside. A press outside ends it only when it is released: what then closes would move the
 * target of the press away from the pointer.
 */
export function useFocusWithin() {
  const [isFocused, setFocused] = useState(false);
  const isPressed = useRef(false);
  const onRelease = useRef<(() => void) | null>(null);

  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const press = () => {
      isPressed.current = true;
    };
    // The click comes right after `pointerup`.
    const release = () =>
      setTimeout(() => {
        isPressed.current = false;
        onRelease.current?.();
        onRelease.current = null;
      });
    document.addEventListener('pointerdown', press, options);
    document.addEventListener('pointerup', release, options);
    document.addEventListener('pointercancel', release, options);
    return () => listening.abort();
  }, []);

  return {
    isFocused,
    onFocus: () => setFocused(true),
    onBlur({ currentTarget, relatedTarget }: FocusEvent) {
      if (currentTarget.contains(relatedTarget)) return;
      const leave = () => setFocused(currentTarget.contains(document.activeElement));
      if (isPressed.current) onRelease.current = leave;
      else setFocused(false);
    },
  };
}
