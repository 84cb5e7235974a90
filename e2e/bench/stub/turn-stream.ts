import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLOSING, deltaPart, DONE_FRAME, frameOf, partsOf } from './parts.ts';
import type { StubTask } from './tasks.ts';

const DELTAS_A_MS = 1;

/** In milliseconds since the epoch. */
export interface StreamTimes {
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface TurnStream {
  readonly isRead: boolean;
  readonly ended: boolean;
  read(res: ServerResponse, fromOffset: number): void;
  /** Streams the rest at 1,000 deltas per second, one per write. */
  streamPaced(): Promise<StreamTimes>;
  streamAtOnce(): Promise<StreamTimes>;
}

export function createTurnStream({ turns, tail }: StubTask): TurnStream {
  const last = turns.at(-1);
  const seq = last?.seq ?? 0;
  const sent = (last === undefined ? [] : partsOf(last)).map((part, offset) => frameOf(part, seq, offset));
  // Serialised ahead, so that streaming costs only the writes.
  const rest = tail.map((delta, n) => frameOf(deltaPart(delta), seq, sent.length + n));
  const closing = CLOSING.map((part, n) => frameOf(part, seq, sent.length + rest.length + n));
  const readers = new Set<ServerResponse>();
  let ended = tail.length === 0;

  function send(frames: readonly string[]) {
    sent.push(...frames);
    const bytes = frames.join('');
    for (const res of readers) res.write(bytes);
  }

  function end() {
    ended = true;
    send(closing);
    for (const res of readers) res.end(DONE_FRAME);
  }

  return {
    get isRead() {
      return readers.size > 0;
    },
    get ended() {
      return ended;
    },
    read(res, fromOffset) {
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' });
      res.write(sent.slice(fromOffset).join(''));
      if (ended) return void res.end(DONE_FRAME);
      readers.add(res);
      res.on('close', () => readers.delete(res));
    },
    async streamPaced() {
      const firstAt = Date.now();
      const began = performance.now();
      for (let count = 0; count < rest.length;) {
        const due = Math.min(rest.length, Math.ceil((performance.now() - began) * DELTAS_A_MS));
        for (; count < due; count += 1) send(rest.slice(count, count + 1));
        await sleep(1);
      }
      const lastAt = Date.now();
      end();
      return { firstAt, lastAt };
    },
    async streamAtOnce() {
      const firstAt = Date.now();
      const bytes = rest.join('');
      sent.push(...rest);
      await Promise.all([...readers].map((res) => new Promise((written) => res.write(bytes, written))));
      const lastAt = Date.now();
      end();
      return { firstAt, lastAt };
    },
  };
}
