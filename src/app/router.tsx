import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, useParams, type LoaderFunction, type Params } from 'react-router';
import { connectionQuery } from './data/connection.ts';
import { taskQuery, taskRowsQuery } from './data/tasks.ts';
import { paths } from './paths.ts';
import { ErrorPage, PageNotLoaded, UnknownPage } from './shell/error-page.tsx';
import { Frame } from './shell/frame.tsx';
import { lazyPart } from './ui/lazy-part.tsx';

/**
 * The addresses of the app. A loader starts the queries of its page while the code of the page is loading; it never
 * awaits them, because a page shows its own loading and error states.
 */
export function createRouter(client: QueryClient) {
  return createBrowserRouter([
    {
      element: <Frame />,
      errorElement: <ErrorPage />,
      children: [
        {
          // A route guard is a `loader` of this route: it runs before every page. An error in a page leaves the sidebar usable.
          errorElement: <ErrorPage />,
          hydrateFallbackElement: <></>,
          children: [
            {
              path: paths.newTask,
              lazy: page(async () => (await import('./screens/new-task-screen.tsx')).NewTaskScreen),
            },
            {
              path: paths.tasks,
              lazy: page(async () => (await import('./screens/tasks-screen.tsx')).TasksScreen),
              loader: startQueries((_, { search }) => {
                // Only the page's own code understands a filter.
                const newest = taskRowsQuery({});
                if (search === '' && isNew(client, newest)) void client.prefetchInfiniteQuery(newest);
              }),
            },
            {
              path: '/tasks/:taskId',
              lazy: page(async () => (await import('./screens/task-screen.tsx')).TaskScreen),
              loader: startQueries(({ taskId = '' }) => {
                const task = taskQuery(taskId);
                if (isNew(client, connectionQuery)) void client.prefetchQuery(connectionQuery);
                if (isNew(client, task)) void client.prefetchQuery(task);
              }),
            },
            {
              path: '/tasks/:taskId/turns',
              lazy: page(async () => (await import('./screens/turns-screen.tsx')).TurnsScreen),
            },
            { path: paths.usage, lazy: page(async () => (await import('./screens/usage-screen.tsx')).UsageScreen) },
            {
              path: paths.workers,
              lazy: page(async () => (await import('./screens/workers-screen.tsx')).WorkersScreen),
            },
            {
              path: '/workers/:workerId',
              lazy: page(async () => (await import('./screens/worker-screen.tsx')).WorkerScreen),
            },
            // The addresses of the official dashboard: people paste its links.
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

/** Loads a page's code when it is first visited. If the code does not come, the page offers to try again. */
function page(load: () => Promise<ComponentType>): () => Promise<{ Component: ComponentType }> {
  return async () => {
    const Component = lazyPart(load, PageNotLoaded);
    await Component.preload().catch(() => undefined);
    return { Component };
  };
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
