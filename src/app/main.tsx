import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import './app.css';
import { createQueryClient } from './data/query-client.ts';
import { LiveTasks } from './live/live-tasks.tsx';
import { createRouter } from './routes.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <LiveTasks>
        <RouterProvider router={createRouter()} />
      </LiveTasks>
    </QueryClientProvider>
  </StrictMode>,
);
