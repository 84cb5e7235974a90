import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/usage.ts';
import type { Behind } from '#app/entities/task/tasks-behind.ts';
import { useTasksBehind } from './use-tasks-behind.ts';

type FigureLinkProps = {
  behind: Behind;
  /** The accessible name: `480 credits, Price analyst`. */
  label: string;
  /** Zero, so there are no tasks to link to. */
  none?: boolean;
  className?: string;
  children: ReactNode;
};

/** Links a figure to its tasks. */
export function FigureLink({ behind, label, none = false, className, children }: FigureLinkProps) {
  const tasksBehind = useTasksBehind();
  if (none) return <span className={classNames('text-ink-3', className)}>{children}</span>;
  return (
    <Link
      to={tasksBehind(behind)}
      aria-label={t('showTasks', { figure: label })}
      className={classNames('rounded-sm underline-offset-2 hover:text-accent hover:underline', className)}
    >
      {children}
    </Link>
  );
}
