import { DONE_DATA, readPart, type TaskPart } from '#contract/task-event.ts';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** `part` is undefined for the closing frame. */
export interface Frame {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string;
  readonly part: TaskPart | undefined;
}

export interface StreamReader {
  readonly response: Response;
  readonly frames: readonly Frame[];
  readonly comments: readonly string[];
  /** Decoded text so far. */
  readonly raw: string;
  /** Reads until a frame matches. Throws if the stream ends first. */
  until(wanted: (frame: Frame) => boolean): Promise<Frame>;
  untilComments(count: number): Promise<void>;
  rest(): Promise<readonly Frame[]>;
  close(): Promise<void>;
}

export function readStream(response: Response): StreamReader {
  if (response.body === null) throw new Error(`${response.url} answered ${response.status} without a body`);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const frames: Frame[] = [];
  const comments: string[] = [];
  let raw = '';
  const parser = createParser({
    onEvent: (message) => frames.push(readFrame(message)),
    onComment: (comment) => comments.push(comment),
  });

  async function readOn(): Promise<boolean> {
    const { done, value } = await reader.read();
    if (done) return false;
    const chunk = decoder.decode(value, { stream: true });
    raw += chunk;
    parser.feed(chunk);
    return true;
  }

  async function readWhile(missing: () => boolean): Promise<void> {
    while (missing()) {
      if (!(await readOn())) throw new Error(`the stream ended before what was waited for; it said:\n${raw}`);
    }
  }

  return {
    response,
    frames,
    comments,
    get raw() {
      return raw;
    },
    async until(wanted) {
      let found: Frame | undefined;
      await readWhile(() => (found = frames.find(wanted)) === undefined);
      if (found === undefined) throw new Error('not found');
      return found;
    },
    untilComments: (count) => readWhile(() => comments.length < count),
    async rest() {
      while (await readOn());
      return frames;
    },
    close: () => reader.cancel(),
  };
}

function readFrame({ id, event, data }: EventSourceMessage): Frame {
  const isDone = event === 'done' || data === DONE_DATA;
  return { id, event, data, part: isDone ? undefined : readPart(JSON.parse(data)) };
}

export function textOf(frames: readonly Frame[]): string {
  return frames.map(({ part }) => (part?.type === 'text-delta' ? part.delta : '')).join('');
}

export function saying(delta: string): (frame: Frame) => boolean {
  return ({ part }) => part?.type === 'text-delta' && part.delta.includes(delta);
}

export function ofType(type: TaskPart['type']): (frame: Frame) => boolean {
  return ({ part }) => part?.type === type;
}
