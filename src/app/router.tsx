import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import {
  createBrowserRouter,
  Navigate,
  useParams,
  type DataRouter,
  type LoaderFunction,
  type Params,
} from 'react-router';
import { connectionQuery } from '#app/data/connection.ts';
import { taskQuery, taskRowsQuery } from '#app/data/tasks.ts';
import { afterStart } from '#app/lib/after-start.ts';
import { paths } from './paths.ts';
import { ErrorPage, PageNotLoaded, UnknownPage } from '#app/shell/error-page.tsx';
import { RootLayout } from '#app/pages/root-layout.tsx';
import { lazyPart } from '#app/components/lazy-part.tsx';

/**
 * A loader starts the queries of its page while its code loads. It never awaits them, because a page shows its own
 * loading and error states.
 */
export function createRouter(client: QueryClient) {
  return createBrowserRouter([
    {
      element: <RootLayout />,
      errorElement: <ErrorPage />,
      children: [
        {
          // A route guard would be a `loader` here. An error in a page leaves the sidebar usable.
          errorElement: <ErrorPage />,
          hydrateFallbackElement: <></>,
          children: [
            {
              path: paths.newTask,
              lazy: page(async () => (await import('#app/pages/new-task-page.tsx')).NewTaskPage),
            },
            {
              path: paths.tasks,
              lazy: page(async () => (await import('#app/pages/task-list-page.tsx')).TaskListPage),
              loader: startQueries((_, { search }) => {
                // Only the page's own code understands a filter.
                const newest = taskRowsQuery({});
                if (search === '' && isNew(client, newest)) void client.prefetchInfiniteQuery(newest);
              }),
            },
            {
              path: '/tasks/:taskId',
              lazy: page(async () => (await import('#app/pages/task/task-page.tsx')).TaskPage),
              loader: startQueries(({ taskId = '' }) => {
                const task = taskQuery(taskId);
                if (isNew(client, connectionQuery)) void client.prefetchQuery(connectionQuery);
                if (isNew(client, task)) void client.prefetchQuery(task);
              }),
            },
            {
              path: '/tasks/:taskId/turns',
              lazy: page(async () => (await import('#app/pages/turns-page.tsx')).TurnsPage),
            },
            { path: paths.usage, lazy: page(async () => (await import('#app/pages/usage-page.tsx')).UsagePage) },
            {
              path: paths.workers,
              lazy: page(async () => (await import('#app/pages/workers-page.tsx')).WorkersPage),
            },
            { path: '/workers/new', element: <Navigate replace to={paths.newWorker} /> },
            {
              path: '/workers/:workerId',
              lazy: page(async () => (await import('#app/pages/worker/worker-page.tsx')).WorkerPage),
              children: [
                {
                  index: true,
                  lazy: page(async () => (await import('#app/pages/worker/overview-tab.tsx')).OverviewTab),
                },
                {
                  path: 'instructions',
                  lazy: page(async () => (await import('#app/pages/worker/instructions-tab.tsx')).InstructionsTab),
                },
                {
                  path: 'tasks',
                  lazy: page(async () => (await import('#app/pages/task-list-page.tsx')).TasksOfWorker),
                },
                {
                  path: 'schema',
                  lazy: page(async () => (await import('#app/pages/worker/schema-tab.tsx')).SchemaTab),
                },
              ],
            },
            {
              path: '/compare',
              lazy: page(async () => (await import('#app/pages/compare-page.tsx')).ComparePage),
            },
            {
              path: paths.settings,
              lazy: page(async () => (await import('#app/pages/settings-page.tsx')).SettingsPage),
            },
            // The official dashboard's addresses: people paste its links.
            { path: '/worker/:workerId', element: <Redirect to={({ workerId = '' }) => paths.worker(workerId)} /> },
            {
              path: '/worker/:workerId/task/:taskId',
              element: <Redirect to={({ taskId = '' }) => paths.task(taskId)} />,
            },
            { path: '*', element: <UnknownPage /> },
          ],
        },
      ],
    },
  ]);
}

/** If a page's code can't be loaded, the page offers a retry. Other pages load later, so that they open at once. */
function page(load: () => Promise<ComponentType>): () => Promise<{ Component: ComponentType }> {
  const Component = lazyPart(load, PageNotLoaded);
  afterStart(Component.preload);
  return async () => {
    await Component.preload();
    return { Component };
  };
}

/** Resolves when the code of the first page is there. */
export function firstPage(router: DataRouter): Promise<void> {
  return new Promise((resolve) => {
    if (router.state.initialized) return resolve();
    const stop = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      stop();
      resolve();
    });
  });
}

function startQueries(start: (params: Readonly<Record<string, string | undefined>>, url: URL) => void): LoaderFunction {
  return ({ params, request }) => {
    start(params, new URL(request.url));
    return null;
  };
}

function isNew(client: QueryClient, { queryKey }: { queryKey: QueryKey }): boolean {
  return client.getQueryState(queryKey) === undefined;
}

function Redirect({ to }: { to: (params: Params) => string }) {
  return <Navigate replace to={to(useParams())} />;
}
