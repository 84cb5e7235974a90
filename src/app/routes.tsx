import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import {
  BrowserRouter,
  matchRoutes,
  type NonIndexRouteObject,
  type Params,
  useLocation,
  useNavigate,
} from 'react-router';
import { connectionQuery } from './data/connection.ts';
import { taskQuery, taskRowsQuery } from './data/tasks.ts';
import { paths } from './paths.ts';
import { ScreenNotLoaded, UnknownPage } from './shell/error-screen.tsx';
import { Frame } from './shell/frame.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { lazyPart, type LazyPart } from './ui/lazy-part.tsx';

const NewTask = lazyPart(async () => (await import('./screens/new-task-screen.tsx')).NewTaskScreen, ScreenNotLoaded);
const Tasks = lazyPart(async () => (await import('./screens/tasks-screen.tsx')).TasksScreen, ScreenNotLoaded);
const Task = lazyPart(async () => (await import('./screens/task-screen.tsx')).TaskScreen, ScreenNotLoaded);
const Turns = lazyPart(async () => (await import('./screens/turns-screen.tsx')).TurnsScreen, ScreenNotLoaded);
const Usage = lazyPart(async () => (await import('./screens/usage-screen.tsx')).UsageScreen, ScreenNotLoaded);
const Workers = lazyPart(async () => (await import('./screens/workers-screen.tsx')).WorkersScreen, ScreenNotLoaded);
const Worker = lazyPart(async () => (await import('./screens/worker-screen.tsx')).WorkerScreen, ScreenNotLoaded);

type PageRoute = NonIndexRouteObject & {
  code: Pick<LazyPart<object>, 'preload'>;
  /** Asks for what the page will ask for first, while its code is on its way. */
  ask?: (client: QueryClient, params: Params, search: string) => void;
  page: (params: Params) => ReactNode;
};

/** What is shown at which address; every page loads when it is first asked for. */
const routes: PageRoute[] = [
  { path: paths.newTask, code: NewTask, page: () => <NewTask /> },
  {
    path: paths.tasks,
    code: Tasks,
    // What else an address may ask, only the page's code knows.
    ask(client, _, search) {
      const newest = taskRowsQuery({});
      if (search === '' && isNew(client, newest)) void client.prefetchInfiniteQuery(newest);
    },
    page: () => <Tasks />,
  },
  {
    path: '/tasks/:taskId',
    code: Task,
    ask(client, { taskId = '' }) {
      const task = taskQuery(taskId);
      if (isNew(client, connectionQuery)) void client.prefetchQuery(connectionQuery);
      if (isNew(client, task)) void client.prefetchQuery(task);
    },
    page: ({ taskId = '' }) => <Task taskId={taskId} />,
  },
  { path: '/tasks/:taskId/turns', code: Turns, page: ({ taskId = '' }) => <Turns taskId={taskId} /> },
  { path: paths.usage, code: Usage, page: () => <Usage /> },
  { path: paths.workers, code: Workers, page: () => <Workers /> },
  { path: '/workers/:workerId', code: Worker, page: ({ workerId = '' }) => <Worker workerId={workerId} /> },
  // The addresses of the official dashboard: people paste its links.
  { path: '/worker/:workerId', code: Worker, page: ({ workerId = '' }) => <Moved to={paths.worker(workerId)} /> },
  { path: '/worker/:workerId/task/:taskId', code: Task, page: ({ taskId = '' }) => <Moved to={paths.task(taskId)} /> },
];

const isNew = (client: QueryClient, { queryKey }: { queryKey: QueryKey }) =>
  client.getQueryState(queryKey) === undefined;

/** Asks for the code and the words of the page at an address. Resolves once the code has come; rejects where it doesn't. */
export async function preparePage(client: QueryClient, { pathname, search }: Location): Promise<void> {
  const match = matchRoutes(routes, pathname)?.at(-1);
  match?.route.ask?.(client, match.params, search);
  await match?.route.code.preload();
}

/**
 * The page that the address names, in its frame.
 * @param first settles once the first page's code has come, or won't
 */
export function Pages({ first }: { first: Promise<void> }) {
  return (
    <BrowserRouter>
      <PageBoundary>
        <Frame>
          <PageInTime first={first} />
        </Frame>
      </PageBoundary>
    </BrowserRouter>
  );
}

/** The first page waits for its code here and not in a fallback, from which React would hold it back for 300 ms. */
function PageInTime({ first }: { first: Promise<void> }) {
  const isFirst = useLocation().key === 'default';
  const [isHere, setIsHere] = useState(false);
  useEffect(() => {
    const begin = () => setIsHere(true);
    first.then(begin, begin);
  }, [first]);
  return (isHere || !isFirst) && <PageHere />;
}

function Moved({ to }: { to: string }) {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate(to, { replace: true });
  }, [navigate, to]);
  return null;
}

/** Matched by react-router, without its `<Routes>`: the pages have no data, errors or outlets for it to look after, and 2 kB stay out. */
function PageHere() {
  const location = useLocation();
  const client = useQueryClient();
  const match = matchRoutes(routes, location)?.at(-1);
  match?.route.ask?.(client, match.params, location.search);
  return match === undefined ? <UnknownPage /> : match.route.page(match.params);
}
