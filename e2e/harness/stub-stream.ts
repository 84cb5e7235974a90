import type { ServerResponse } from 'node:http';
import { formatEventId } from '#contract/task-event.ts';
import type { Noise, StreamPlan } from './stub-faults.ts';
import type { StubTurn } from './stub-record.ts';
import type { StubTime } from './stub-time.ts';

/** Frames that readers must ignore. */
const NOISE: Record<Noise, readonly string[]> = {
  comment: [': keep-alive\n\n', ':\n\n', 'retry: soon\n\n', 'wind: west\n\n'],
  junk: [
    'data: <html><body>Bad gateway</body></html>\n\n',
    'data: {"type":"text-delta","id":"t1","del\n\n',
    'data: 42\n\n',
    'data:\n\n',
    'event: weather\ndata: null\n\n',
  ],
  unknown: [
    'data: {"type":"data-weather","data":{"celsius":21}}\n\n',
    'data: {"type":"text-delta","id":7}\n\n',
    'event: mood\ndata: {"type":"thought-signature","value":"x"}\n\n',
    'data: {"type":"source-url"}\n\n',
  ],
};

const END_FRAMES: Record<StreamPlan['done'], string> = {
  event: 'event: done\ndata: [DONE]\n\n',
  data: 'data: [DONE]\n\n',
  part: 'data: {"type":"done"}\n\n',
  finish: '',
  none: '',
};

export interface Writing {
  readonly turn: StubTurn;
  readonly plan: StreamPlan;
  readonly from: number;
  readonly ids: boolean;
  readonly time: StubTime;
  readonly signal: AbortSignal;
}

/** // Sends the written data before the break. */
export async function writeStream(res: ServerResponse, writing: Writing): Promise<void> {
  const { turn, plan, time, signal } = writing;
  res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  res.flushHeaders();
  const { break: breaking } = plan;
  let bytesLeft = breaking !== undefined && 'bytes' in breaking.after ? breaking.after.bytes : Infinity;
  let framesLeft = breaking !== undefined && 'frames' in breaking.after ? breaking.after.frames : Infinity;

  if (plan.bom) bytesLeft -= await write(res, Buffer.from('\uFEFF').subarray(0, bytesLeft), plan.chop);
  for (const { at, text } of framesOf(writing)) {
    if (framesLeft <= 0 || bytesLeft <= 0) break;
    await time.sleep(turn.startsAt + at - time.now(), signal);
    if (signal.aborted) return;
    const bytes = Buffer.from(text.replaceAll('\n', plan.newline));
    bytesLeft -= await write(res, bytes.subarray(0, bytesLeft), plan.chop);
    framesLeft -= 1;
  }
  if (breaking === undefined || (framesLeft > 0 && bytesLeft > 0) || breaking.how === 'end') {
    res.end();
    return;
  }
  if (breaking.how === 'hang') await time.sleep(breaking.hangMs ?? Infinity, signal);
  // Lets the written data arrive before the break.
  await new Promise(setImmediate);
  res.destroy();
}

/** Frames with their time in milliseconds since the turn's start. */
function* framesOf({ turn, plan, from, ids }: Writing): Generator<{ at: number; text: string }> {
  const { parts, everyMs } = turn.script;
  for (const [offset, part] of parts.entries()) {
    if (offset < from) continue;
    const at = (offset + 1) * everyMs;
    const noise = plan.noise[offset % Math.max(1, plan.noise.length)];
    if (noise !== undefined) yield { at, text: NOISE[noise][offset % NOISE[noise].length] ?? '' };
    const id = ids ? `id: ${formatEventId({ seq: turn.seq, offset })}\n` : '';
    if (plan.done !== 'none' || part.type !== 'finish') yield { at, text: `${id}data: ${JSON.stringify(part)}\n\n` };
  }
  yield { at: parts.length * everyMs, text: END_FRAMES[plan.done] };
}

/** Writes `chop` bytes at a time. Returns the number of bytes. */
async function write(res: ServerResponse, bytes: Uint8Array, chop: number): Promise<number> {
  const step = chop === 0 ? bytes.length : chop;
  for (let i = 0; i < bytes.length; i += step) {
    await new Promise((resolve) => {
      res.write(bytes.subarray(i, i + step), resolve);
    });
  }
  return bytes.length;
}
