import { Link, useRouteError } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { WHY_NOT_LOADED, type NotLoadedProps } from '#app/components/lazy-part.tsx';
import { PageHeader } from './page-header.tsx';

/** A page that threw while rendering: a fault of the dashboard's own. Navigating to another page resets it. */
export function ErrorPage() {
  const error = useRouteError();
  return (
    <EmptyState
      title="This page broke."
      actions={
        <>
          <Button look="primary" onClick={() => location.reload()}>
            Load it again
          </Button>
          <Link to={paths.newTask} className={buttonClass({})}>
            New task
          </Link>
        </>
      }
    >{`Drafts are kept, and running tasks go on. ${error instanceof Error ? error.message : String(error)}`}</EmptyState>
  );
}

/** A page whose code could not be loaded. */
export function PageNotLoaded({ onRetry, retrying }: NotLoadedProps) {
  return (
    <>
      <PageHeader title="Not loaded" />
      <EmptyState
        title="This page could not be loaded."
        actions={
          <Button look="primary" disabled={retrying} onClick={onRetry}>
            Retry
          </Button>
        }
      >
        {WHY_NOT_LOADED}
      </EmptyState>
    </>
  );
}

/** An address without a page. */
export function UnknownPage() {
  return (
    <>
      <PageHeader title="Unknown page" />
      <EmptyState
        title="There is no such page."
        actions={
          <Link to={paths.newTask} className={buttonClass({})}>
            New task
          </Link>
        }
      >
        The address may be mistyped.
      </EmptyState>
    </>
  );
}
