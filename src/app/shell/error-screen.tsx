import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';

/** Where a page that can't be shown ends: an unknown address, or a fault of the dashboard's own. */
export function ErrorScreen() {
  const error = useRouteError();
  const unknown = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main className="h-full bg-canvas">
      <EmptyState
        title={unknown ? 'There is no such page.' : 'This page broke.'}
        actions={
          <>
            {!unknown && (
              <Button look="primary" onClick={() => location.reload()}>
                Load it again
              </Button>
            )}
            <Link to={paths.newTask} className={buttonClass({})}>
              New task
            </Link>
          </>
        }
      >
        {unknown
          ? 'The address may be mistyped.'
          : `Drafts are kept, and running tasks go on. ${error instanceof Error ? error.message : String(error)}`}
      </EmptyState>
    </main>
  );
}
