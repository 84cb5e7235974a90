import { createBrowserRouter, type RouteObject } from 'react-router';
import { paths } from './paths.ts';
import { ErrorScreen, UnknownPage } from './shell/error-screen.tsx';
import { Frame } from './shell/frame.tsx';

const routes: RouteObject[] = [
  {
    element: <Frame />,
    errorElement: <ErrorScreen />,
    HydrateFallback: () => null,
    children: [
      // A page that breaks leaves the way to the others standing.
      {
        errorElement: <ErrorScreen />,
        children: [
          {
            path: paths.newTask,
            lazy: async () => ({ Component: (await import('./screens/new-task-screen.tsx')).NewTaskScreen }),
          },
          {
            path: paths.tasks,
            lazy: async () => ({ Component: (await import('./screens/tasks-screen.tsx')).TasksScreen }),
          },
          {
            path: '/tasks/:taskId',
            lazy: async () => ({ Component: (await import('./screens/task-screen.tsx')).TaskScreen }),
          },
          {
            path: '/tasks/:taskId/turns',
            lazy: async () => ({ Component: (await import('./screens/turns-screen.tsx')).TurnsScreen }),
          },
          {
            path: paths.workers,
            lazy: async () => ({ Component: (await import('./screens/workers-screen.tsx')).WorkersScreen }),
          },
          {
            path: '/workers/:workerId',
            lazy: async () => ({ Component: (await import('./screens/worker-screen.tsx')).WorkerScreen }),
          },
          { path: '*', element: <UnknownPage /> },
        ],
      },
    ],
  },
];

/** Every page loads when it is first asked for. */
export const createRouter = () => createBrowserRouter(routes);
