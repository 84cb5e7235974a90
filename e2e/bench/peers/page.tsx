import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

/** Follows the conversation's end until the reader scrolls up. */
export function Page({ children }: { children: ReactNode }) {
  const [input, setInput] = useState('');
  const log = useRef<HTMLDivElement>(null);
  const sticks = useRef(true);
  useLayoutEffect(() => {
    if (sticks.current && log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  }, [children]);
  return (
    <>
      <div ref={log} role="log" tabIndex={0} onWheel={({ deltaY }) => (sticks.current = deltaY > 0)}>
        {children}
      </div>
      <textarea aria-label="Input" value={input} onChange={(event) => setInput(event.target.value)} />
    </>
  );
}
