import { CopyButton } from '#app/components/copy-button.tsx';
import type { Elements } from '#app/components/elements.ts';

export function Section({ title, copy, children }: { title: string; copy?: string | null; children: Elements }) {
  return (
    <section aria-label={title} className="grid grid-cols-1 gap-1.5">
      <div className="flex min-h-7 items-center gap-1">
        <h2 className="text-xs font-medium text-ink-3">{title}</h2>
        {copy && <CopyButton label={`Copy ${title.toLowerCase()}`} text={() => copy} />}
      </div>
      {children}
    </section>
  );
}
