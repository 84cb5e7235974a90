import { usePrefetchInfiniteQuery, usePrefetchQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BrowserRouter, matchRoutes, type NonIndexRouteObject, type Params, useLocation } from 'react-router';
import { connectionQuery } from './data/connection.ts';
import { taskQuery, taskRowsQuery } from './data/tasks.ts';
import { paths } from './paths.ts';
import { ScreenNotLoaded, UnknownPage } from './shell/error-screen.tsx';
import { Frame } from './shell/frame.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { lazyPart } from './ui/lazy-part.tsx';

const NewTask = lazyPart(async () => (await import('./screens/new-task-screen.tsx')).NewTaskScreen, ScreenNotLoaded);
const Tasks = lazyPart(async () => (await import('./screens/tasks-screen.tsx')).TasksScreen, ScreenNotLoaded);
const Task = lazyPart(async () => (await import('./screens/task-screen.tsx')).TaskScreen, ScreenNotLoaded);
const Turns = lazyPart(async () => (await import('./screens/turns-screen.tsx')).TurnsScreen, ScreenNotLoaded);
const Usage = lazyPart(async () => (await import('./screens/usage-screen.tsx')).UsageScreen, ScreenNotLoaded);
const Workers = lazyPart(async () => (await import('./screens/workers-screen.tsx')).WorkersScreen, ScreenNotLoaded);
const Worker = lazyPart(async () => (await import('./screens/worker-screen.tsx')).WorkerScreen, ScreenNotLoaded);

/** What is shown at which address; every page loads when it is first asked for. */
const routes: (NonIndexRouteObject & { page: (params: Params) => ReactNode })[] = [
  { path: paths.newTask, page: () => <NewTask /> },
  { path: paths.tasks, page: () => <TasksHere /> },
  { path: '/tasks/:taskId', page: ({ taskId = '' }) => <TaskHere taskId={taskId} /> },
  { path: '/tasks/:taskId/turns', page: ({ taskId = '' }) => <Turns taskId={taskId} /> },
  { path: paths.usage, page: () => <Usage /> },
  { path: paths.workers, page: () => <Workers /> },
  { path: '/workers/:workerId', page: ({ workerId = '' }) => <Worker workerId={workerId} /> },
];

/** The newest tasks are asked for while the page's code is on its way; what else an address may ask, only that code knows. */
function TasksHere() {
  const { search } = useLocation();
  return (
    <>
      {search === '' && <NewestTasks />}
      <Tasks />
    </>
  );
}

function NewestTasks() {
  usePrefetchInfiniteQuery(taskRowsQuery({}));
  return null;
}

/** The task is asked for while the page's code is on its way. */
function TaskHere({ taskId }: { taskId: string }) {
  usePrefetchQuery(connectionQuery);
  usePrefetchQuery(taskQuery(taskId));
  return <Task taskId={taskId} />;
}

/** The page that the address names, in its frame. */
export function Pages() {
  return (
    <BrowserRouter>
      <PageBoundary>
        <Frame>
          <PageHere />
        </Frame>
      </PageBoundary>
    </BrowserRouter>
  );
}

/** Matched by react-router, without its `<Routes>`: the pages have no data, errors or outlets for it to look after, and 2 kB stay out. */
function PageHere() {
  const match = matchRoutes(routes, useLocation())?.at(-1);
  return match === undefined ? <UnknownPage /> : match.route.page(match.params);
}
