import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';

type NoticeProps = {
  tone: 'error' | 'warning' | 'info';
  /** What happened, in one sentence. */
  title: ReactNode;
  /** What was kept, and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
};

const tones = {
  error: 'bg-error-soft text-error',
  warning: 'bg-aborted-soft text-aborted',
  info: 'bg-raised text-ink-2',
} as const;

export function Notice({ tone, title, children, actions }: NoticeProps) {
  const Icon = tone === 'info' ? Info : CircleAlert;
  return (
    <div
      role={tone === 'info' ? 'status' : 'alert'}
      className={classNames('flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg px-3 py-2.5 text-sm', tones[tone])}
    >
      <Icon size={16} className="mt-px shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 basis-56 wrap-anywhere">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-0.5 text-ink-2">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
