/** Everything that the stub can do wrong. What is left out goes right. */
export interface StubFaults {
  /** What happens to the `n`th `POST /api/tasks`, counted from 0. */
  send?(n: number): SendFault | undefined;
  /** What happens to the `n`th `GET`, streams not counted. */
  read?(n: number): Mishap | undefined;
  /** What happens to the `n`th request to the resume route, before it streams. */
  resume?(n: number): Mishap | undefined;
  /** How the `n`th stream is written, whichever route opened it. */
  stream?(n: number): Partial<StreamPlan> | undefined;
  /** For how many milliseconds the record does not tell of the `n`th turn that was taken. */
  lagMs?(n: number): number;
}

/** What becomes of a request instead of its answer. */
export type Mishap =
  /** The connection is cut before the answer's headers. */
  | { readonly kind: 'cut' }
  /** Nothing comes for so long; then the connection is cut. */
  | { readonly kind: 'hang'; readonly ms: number }
  /** The answer is right, and comes so much later: a read tells what was so when it was asked. */
  | { readonly kind: 'late'; readonly ms: number }
  /** The answer's body is cut in its middle. */
  | { readonly kind: 'cut-body' }
  | StubAnswer;

export interface StubAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly retryAfter?: string;
  /** A page, as gateways answer; `{"error": …}` otherwise. */
  readonly html?: boolean;
}

export interface SendFault {
  /** For how long the request is on its way before the API has it, whoever hangs up. */
  readonly underwayMs?: number;
  /** Whether the API takes the turn all the same. */
  readonly taken: boolean;
  readonly mishap: Mishap;
}

/** How one stream is written. */
export interface StreamPlan {
  readonly newline: '\n' | '\r\n' | '\r';
  /** Begins with a byte order mark. */
  readonly bom: boolean;
  /** What stands between the good frames. */
  readonly noise: readonly Noise[];
  /** How it says its end after its `finish`; `finish`: by that alone; `none`: not even by that. */
  readonly done: 'event' | 'data' | 'part' | 'finish' | 'none';
  /** Bytes that are written at once; whole frames where it is 0. */
  readonly chop: number;
  readonly break: StreamBreak | undefined;
}

export type Noise = 'comment' | 'junk' | 'unknown';

/** Where a stream breaks off, counted from its own beginning, and how. */
export interface StreamBreak {
  readonly after: { readonly frames: number } | { readonly bytes: number };
  /**
   * - `cut`: the connection breaks
   * - `end`: it ends as if it were whole
   * - `hang`: nothing more comes, until the reader hangs up or `hangMs` have passed
   */
  readonly how: 'cut' | 'end' | 'hang';
  readonly hangMs?: number;
}

export const PLAIN_STREAM: StreamPlan = {
  newline: '\n',
  bom: false,
  noise: [],
  done: 'event',
  chop: 0,
  break: undefined,
};
