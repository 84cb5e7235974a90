import { BrowserRouter, Route, Routes } from 'react-router';
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

/** Every page loads when it is first asked for. */
export function Pages() {
  return (
    <BrowserRouter>
      <PageBoundary>
        <Routes>
          <Route element={<Frame />}>
            <Route path={paths.newTask} element={<NewTask />} />
            <Route path={paths.tasks} element={<Tasks />} />
            <Route path="/tasks/:taskId" element={<Task />} />
            <Route path="/tasks/:taskId/turns" element={<Turns />} />
            <Route path={paths.workers} element={<Workers />} />
            <Route path="/workers/:workerId" element={<Worker />} />
            <Route path="*" element={<UnknownPage />} />
          </Route>
        </Routes>
      </PageBoundary>
    </BrowserRouter>
  );
}
