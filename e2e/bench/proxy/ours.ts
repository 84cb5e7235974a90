import { createProxy } from '../../../src/proxy/create-proxy.ts';
import { listen } from '../../../src/proxy/listen.ts';
import { reportCost } from './cost.ts';

const [, , origin = ''] = process.argv;
const proxy = createProxy({
  baseUrl: new URL(origin),
  apiKey: 'hdg_live_0123456789abcdefghijklmnopqrstuv',
  kind: 'embedded',
  dist: 'dist/page',
  deadlines: { connect: 10_000, answer: 30_000, upload: 60_000 },
  log: console.error,
});
const { port } = await listen(proxy.listener, 0);
reportCost(port);
