import type { ReactNode } from 'react';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';

/** Scrolls the content of a tab of the worker page. */
export function WorkerPane({ children }: { children: ReactNode }) {
  return (
    <ScrollPane className="px-4 pb-10 md:px-page">
      <div className="mx-auto max-w-page">{children}</div>
    </ScrollPane>
  );
}
