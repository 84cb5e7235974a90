import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { useKeys } from '#app/lib/use-keys.ts';

/** How long `g` waits for the key that says where to. */
const SEQUENCE_MS = 1200;

/** `c` for a new task, `g t` and `g w` for the pages. */
export function useNavigationKeys(): void {
  const navigate = useNavigate();
  const goAt = useRef(0);
  const go = (to: string) => {
    if (Date.now() - goAt.current < SEQUENCE_MS) void navigate(to);
    goAt.current = 0;
  };
  useKeys({
    c: () => void navigate(paths.newTask),
    g: () => {
      goAt.current = Date.now();
    },
    t: () => go(paths.tasks),
    w: () => go(paths.workers),
  });
}
