import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import './app.css';
import { createQueryClient } from './data/query-client.ts';
import { takeUpArchiving } from './features/tasks/archive/load-archiving.ts';
import { LiveTasks } from './live/streams/live-tasks.tsx';
import { OutboxProvider } from './live/outbox/outbox-provider.tsx';
import { createRouter } from './router.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');

const client = createQueryClient();
takeUpArchiving(client);
const router = createRouter(client);
createRoot(root).render(
  <StrictMode>
    {/* The CSP allows no `<style>` elements. */}
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}>
        <LiveTasks>
          <OutboxProvider>
            <RouterProvider router={router} />
          </OutboxProvider>
        </LiveTasks>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
