import PQueue from 'p-queue';
import type { FailureReason, PdfAnswer, PdfQuestion } from './pdf-messages.ts';

/** A page that takes longer is given up, with the whole file. */
const LIMIT_MS = 20_000;
/** For the viewer's code. */
const LOAD_LIMIT_MS = 60_000;

export class PdfFailed extends Error {
  override name = 'PdfFailed';
  readonly reason: FailureReason | 'tooSlow';

  constructor(reason: PdfFailed['reason']) {
    super(`The PDF can't be shown: ${reason}.`);
    this.reason = reason;
  }
}

/** For a failure that is of the whole file. */
export type OnPdfFailed = (reason: PdfFailed['reason']) => void;

export type DrawnPage = { readonly picture: ImageBitmap; readonly text: string };

/** Pages are numbered from 1. Promises reject with `PdfFailed`, or if the signal aborts. */
export type Pdf = {
  readonly pageCount: number;
  /** Height by width of the first page. */
  readonly ratio: number;
  /** `width` in pixels; a large page is drawn smaller. */
  readonly draw: (page: number, width: number, signal: AbortSignal) => Promise<DrawnPage>;
  readonly readText: (page: number, signal: AbortSignal) => Promise<string>;
};

/**
 * Parses and draws in a web worker, so that no file can block the page. The worker is terminated when `closing` aborts,
 * and when it takes too long.
 */
export async function openPdf(bytes: ArrayBuffer, closing: AbortSignal): Promise<Pdf> {
  closing.throwIfAborted();
  const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' });
  const ended = new AbortController();
  ended.signal.addEventListener('abort', () => worker.terminate());
  closing.addEventListener('abort', () => ended.abort(closing.reason), { signal: ended.signal });
  const oneByOne = new PQueue({ concurrency: 1 });

  async function ask(question: PdfQuestion, signal: AbortSignal): Promise<PdfAnswer> {
    // The queue's own signal would let the next question go while the worker is busy with this one.
    const answer = await oneByOne.add(() => {
      signal.throwIfAborted();
      const answering = nextAnswer(LIMIT_MS, 'tooSlow');
      worker.postMessage(question, question.ask === 'open' ? [question.bytes] : []);
      return answering;
    });
    if (answer.is === 'failed') throw new PdfFailed(answer.reason);
    return answer;
  }

  function nextAnswer(limitMs: number, ifLate: PdfFailed['reason']): Promise<PdfAnswer> {
    return new Promise((resolve, reject) => {
      ended.signal.throwIfAborted();
      const settled = new AbortController();
      const settle = (then: () => void) => {
        settled.abort();
        clearTimeout(timer);
        then();
      };
      const timer = setTimeout(() => ended.abort(new PdfFailed(ifLate)), limitMs);
      const until = { signal: settled.signal };
      ended.signal.addEventListener('abort', () => settle(() => reject(ended.signal.reason)), until);
      worker.addEventListener('message', ({ data }: MessageEvent<PdfAnswer>) => settle(() => resolve(data)), until);
      // What the code throws is an `ErrorEvent`; code that does not load is not.
      const onError = (event: Event) =>
        ended.abort(new PdfFailed(event instanceof ErrorEvent ? 'damaged' : 'notLoaded'));
      worker.addEventListener('error', onError, until);
    });
  }

  const loaded = await nextAnswer(LOAD_LIMIT_MS, 'notLoaded');
  if (loaded.is === 'failed') throw new PdfFailed(loaded.reason);
  const opened = await ask({ ask: 'open', bytes }, closing);
  if (opened.is !== 'opened') throw new PdfFailed('damaged');
  return {
    pageCount: opened.pageCount,
    ratio: opened.ratio,
    async draw(page, width, signal) {
      const drawn = await ask({ ask: 'draw', page, width }, signal);
      if (drawn.is !== 'drawn') throw new PdfFailed('damaged');
      return drawn;
    },
    async readText(page, signal) {
      const read = await ask({ ask: 'text', page }, signal);
      if (read.is !== 'text') throw new PdfFailed('damaged');
      return read.text;
    },
  };
}
