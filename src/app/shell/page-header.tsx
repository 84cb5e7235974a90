import { useEffect, type ReactNode } from 'react';

type PageHeaderProps = {
  title: ReactNode;
  /** The tab's name; the title itself where that is plain text. */
  titleText?: string;
  status?: ReactNode;
  tabs?: ReactNode;
  actions?: ReactNode;
};

/** The one line that opens every page: what it is, how it stands, and the actions that matter. */
export function PageHeader({ title, titleText, status, tabs, actions }: PageHeaderProps) {
  const name = titleText ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Handinger`;
  }, [name]);
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line px-4 md:px-6">
      <h1 className="min-w-0 truncate text-base font-semibold" title={name}>
        {title}
      </h1>
      {status}
      {tabs}
      <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div>
    </header>
  );
}
