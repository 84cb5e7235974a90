import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app.css';
import { createQueryClient } from './data/query-client.ts';
import { takeUpArchiving } from './features/tasks/archive/load-archiving.ts';
import { LiveTasks } from './live/streams/live-tasks.tsx';
import { OutboxProvider } from './live/outbox/outbox-provider.tsx';
import { Pages, preparePage } from './routes.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');

/** So long the page's code is waited for, in milliseconds: where it comes later, or never, the frame says so. */
const PATIENCE_MS = 400;

const client = createQueryClient();
takeUpArchiving(client);
const reactRoot = createRoot(root);
const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
void Promise.race([preparePage(client, window.location), patience])
  // Where it is shown, it says that it didn't come.
  .catch(() => undefined)
  .then(() =>
    reactRoot.render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <LiveTasks>
            <OutboxProvider>
              <Pages />
            </OutboxProvider>
          </LiveTasks>
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
