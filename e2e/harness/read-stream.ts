import { readPart, type TaskPart } from '#contract/task-event.ts';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** One frame of a stream, as it stood on the wire. `part` is undefined for the closing frame. */
export interface Frame {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string;
  readonly part: TaskPart | undefined;
}

export interface StreamReader {
  readonly response: Response;
  /** Every frame read so far. */
  readonly frames: readonly Frame[];
  /** Every comment read so far. */
  readonly comments: readonly string[];
  /** The bytes read so far, decoded. */
  readonly raw: string;
  /** Reads on until a frame satisfies this, and answers that frame. Throws where the stream ends before. */
  until(wanted: (frame: Frame) => boolean): Promise<Frame>;
  /** Reads on until so many comments have come in all. */
  untilComments(count: number): Promise<void>;
  /** Reads to the end, and answers every frame. */
  rest(): Promise<readonly Frame[]>;
  /** Hangs up. */
  close(): Promise<void>;
}

/** Reads an answer of the API as an event stream, by the ecosystem's own parser. */
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

  /** Reads one chunk; false at the end. */
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
  return { id, event, data, part: event === 'done' ? undefined : readPart(JSON.parse(data)) };
}

/** The text that the parts of these frames say. */
export function textOf(frames: readonly Frame[]): string {
  return frames.map(({ part }) => (part?.type === 'text-delta' ? part.delta : '')).join('');
}

/** Whether a frame says this text, to wait for it. */
export function saying(delta: string): (frame: Frame) => boolean {
  return ({ part }) => part?.type === 'text-delta' && part.delta.includes(delta);
}

/** Whether a frame is a part of this type, to wait for it. */
export function ofType(type: TaskPart['type']): (frame: Frame) => boolean {
  return ({ part }) => part?.type === type;
}
