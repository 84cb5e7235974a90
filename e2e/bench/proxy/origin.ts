import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reportCost } from './cost.ts';

/** `?events=N&rate=R` streams N timestamped events, R per second. Other requests get a small response. */
const server = createServer((req, res) => {
  const query = new URL(req.url ?? '/', 'http://origin').searchParams;
  const events = Number(query.get('events') ?? 0);
  if (events > 0) say(res, events, Number(query.get('rate')));
  else {
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(SMALL);
  }
});

const SMALL = JSON.stringify({ task: { id: 'tsk_1', title: 'A small answer', status: 'completed' }, turns: [] });

function say(res: ServerResponse, events: number, rate: number): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' });
  res.flushHeaders();
  const began = performance.now();
  let written = 0;
  const timer = setInterval(() => {
    const due = Math.min(events, Math.floor(((performance.now() - began) * rate) / 1000));
    for (; written < due; written += 1) {
      res.write(
        `id: 0/${written}\ndata: {"type":"text-delta","id":"text-1","delta":"four","at":${process.hrtime.bigint()}}\n\n`,
      );
    }
    if (written < events) return;
    clearInterval(timer);
    res.end('event: done\ndata: [DONE]\n\n');
  }, 1);
  res.on('close', () => clearInterval(timer));
}

server.listen(0, '127.0.0.1', () => reportCost((server.address() as AddressInfo).port));
