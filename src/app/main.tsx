import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import './app.css';
import { ActionsProvider } from '#app/components/action-registry.tsx';
import { followApiHealth } from '#app/data/follow-api-health.ts';
import { createQueryClient } from '#app/data/query-client.ts';
import { finishStart } from '#app/lib/after-start.ts';
import { LiveTasks } from '#app/streaming/live-tasks.tsx';
import { OutboxProvider } from '#app/sending/outbox-provider.tsx';
import { loadLanguage } from './messages/current-language.ts';
import { createRouter, firstPage } from './router.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');

const client = createQueryClient();
followApiHealth(client);
// Removes `?lang=` from the address, which the router reads when it is created.
const language = loadLanguage();
const router = createRouter(client);
void language.then(() => {
  createRoot(root).render(
    <StrictMode>
      {/* The CSP allows no `<style>` elements. */}
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={client}>
          <LiveTasks>
            <OutboxProvider>
              <ActionsProvider>
                <RouterProvider router={router} />
              </ActionsProvider>
            </OutboxProvider>
          </LiveTasks>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  );
  void firstPage(router).then(finishStart);
});
