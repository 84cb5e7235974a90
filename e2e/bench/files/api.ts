import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createBuiltInWorker } from '../../../src/server/builtin-worker/builtin-worker.ts';
import { LOCAL, startApi } from '../../../src/server/start-api.ts';
import { pgliteTemplate } from '../../harness/pglite-template.ts';
import { TOOLS } from '../../harness/start-api.ts';
import { makeTempDir } from '../../harness/temp-dir.ts';

/** Reports its event loop's delay since the last message. */
const dir = await makeTempDir('bench');
const api = await startApi({
  port: 0,
  dataDir: dir.path,
  dashboardUrl: 'http://localhost:4310',
  engine: createBuiltInWorker(),
  findModelServers: () => Promise.resolve([]),
  toolProgram: TOOLS,
  template: await pgliteTemplate(),
});
await api.addCredits(LOCAL.organizationId, 1_000_000);

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', () => {
  process.send?.({ p99Ms: delay.percentile(99) / 1e6, longestMs: delay.max / 1e6 });
  delay.reset();
});
process.once('disconnect', () => {
  void api
    .close()
    .then(() => dir.remove())
    .then(() => process.exit(0));
});
process.send?.({ url: api.url, key: api.keys.api });
