import type { ReactNode } from 'react';
import { matchPath } from './lib/match-path.ts';
import { PlaceProvider, usePlace } from './lib/place.tsx';
import { paths } from './paths.ts';
import { ScreenNotLoaded, UnknownPage } from './shell/error-screen.tsx';
import { Frame } from './shell/frame.tsx';
import { PageBoundary } from './shell/page-boundary.tsx';
import { lazyPart } from './ui/lazy-part.tsx';

const NewTask = lazyPart(async () => (await import('./screens/new-task-screen.tsx')).NewTaskScreen, ScreenNotLoaded);
const Tasks = lazyPart(async () => (await import('./screens/tasks-screen.tsx')).TasksScreen, ScreenNotLoaded);
const Task = lazyPart(async () => (await import('./screens/task-screen.tsx')).TaskScreen, ScreenNotLoaded);
const Turns = lazyPart(async () => (await import('./screens/turns-screen.tsx')).TurnsScreen, ScreenNotLoaded);
const Workers = lazyPart(async () => (await import('./screens/workers-screen.tsx')).WorkersScreen, ScreenNotLoaded);
const Worker = lazyPart(async () => (await import('./screens/worker-screen.tsx')).WorkerScreen, ScreenNotLoaded);

/** What is shown at an address, spelled as `paths` spells it; every page loads when it is first asked for. */
const routes: readonly Route[] = [
  { path: paths.newTask, page: () => <NewTask /> },
  { path: paths.tasks, page: () => <Tasks /> },
  { path: '/tasks/:taskId', page: ({ taskId = '' }) => <Task taskId={taskId} /> },
  { path: '/tasks/:taskId/turns', page: ({ taskId = '' }) => <Turns taskId={taskId} /> },
  { path: paths.workers, page: () => <Workers /> },
  { path: '/workers/:workerId', page: ({ workerId = '' }) => <Worker workerId={workerId} /> },
];

type Route = { path: string; page: (named: Readonly<Record<string, string>>) => ReactNode };

/** The page that the address names, in its frame. */
export function Pages() {
  return (
    <PlaceProvider>
      <PageBoundary>
        <Frame>
          <PageHere />
        </Frame>
      </PageBoundary>
    </PlaceProvider>
  );
}

function PageHere() {
  const { pathname } = usePlace();
  for (const { path, page } of routes) {
    const named = matchPath(path, pathname);
    if (named !== null) return page(named);
  }
  return <UnknownPage />;
}
