import { Link, useRouteError } from 'react-router';
import { newTask } from '#app/navigation.ts';
import { Button, buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import type { NotLoadedProps } from '#app/components/lazy-part.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { t } from '#app/messages/shell.ts';
import { PageHeader } from './page-header.tsx';

/** A page that threw while rendering. Navigating resets it. */
export function ErrorPage() {
  const error = useRouteError();
  return (
    <EmptyState
      title={t('pageCrashed')}
      actions={
        <>
          <Button look="primary" onClick={() => location.reload()}>
            {t('reloadPage')}
          </Button>
          <Link to={newTask.to} className={buttonClass({})}>
            {newTask.label()}
          </Link>
        </>
      }
    >
      {t('pageCrashedExplained', { reason: error instanceof Error ? error.message : String(error) })}
    </EmptyState>
  );
}

export function PageNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  return (
    <>
      <PageHeader title={t('pageNotLoaded')} />
      <EmptyState
        title={t('pageNotLoadedExplained')}
        actions={
          <Button look="primary" disabled={retrying} onClick={onRetry}>
            {tCommon('retry')}
          </Button>
        }
      >
        {tCommon('notLoadedAdvice')}
      </EmptyState>
    </>
  );
}

export function UnknownPage() {
  return (
    <>
      <PageHeader title={t('pageNotFound')} />
      <EmptyState
        title={t('pageNotFound')}
        actions={
          <Link to={newTask.to} className={buttonClass({})}>
            {newTask.label()}
          </Link>
        }
      >
        {t('pageNotFoundExplained')}
      </EmptyState>
    </>
  );
}
