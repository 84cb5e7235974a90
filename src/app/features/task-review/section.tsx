import { CopyButton } from '#app/components/copy-button.tsx';
import type { Elements } from '#app/components/elements.ts';

type SectionProps = { title: string; copy?: { label: string; text: string | null }; children: Elements };

export function Section({ title, copy, children }: SectionProps) {
  const text = copy?.text;
  return (
    <section aria-label={title} className="grid grid-cols-1 gap-1.5">
      <div className="flex min-h-7 items-center gap-1">
        <h2 className="text-xs font-medium text-ink-3">{title}</h2>
        {copy && text && <CopyButton label={copy.label} text={() => text} />}
      </div>
      {children}
    </section>
  );
}
