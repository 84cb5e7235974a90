/** The faults of a stub. What is left out works. */
export interface StubFaults {
  /** Fault of the `n`th `POST /api/tasks`, from 0. */
  send?(n: number): SendFault | undefined;
  /** Fault of the `n`th `GET` that does not stream. */
  read?(n: number): Mishap | undefined;
  /** Fault of the `n`th resume request, before it streams. */
  resume?(n: number): Mishap | undefined;
  /** How the `n`th stream of any route is written. */
  stream?(n: number): Partial<StreamPlan> | undefined;
  /** Delay in milliseconds until the record shows the `n`th accepted turn. */
  lagMs?(n: number): number;
}

export type Mishap =
  /** Cuts the connection before the response's headers. */
  | { readonly kind: 'cut' }
  /** Sends nothing for `ms`, then cuts the connection. */
  | { readonly kind: 'hang'; readonly ms: number }
  /** Sends the right response after `ms`. A read shows the state at request time. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Cuts the connection in the middle of the body. */
  | { readonly kind: 'cut-body' }
  | StubAnswer;

export interface StubAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly retryAfter?: string;
  /** Sends HTML, as gateways do. Otherwise `{"error": …}`. */
  readonly html?: boolean;
}

export interface SendFault {
  /** Delay before the API has the request, even if the client hangs up. */
  readonly underwayMs?: number;
  /** Whether the API accepts the turn anyway. */
  readonly taken: boolean;
  readonly mishap: Mishap;
}

export interface StreamPlan {
  readonly newline: '\n' | '\r\n' | '\r';
  readonly bom: boolean;
  /** Inserted between valid frames. */
  readonly noise: readonly Noise[];
  /** How the stream ends after its `finish` part. `finish`: by that alone. `none`: without it, too. */
  readonly done: 'event' | 'data' | 'part' | 'finish' | 'none';
  /** Bytes per write; 0 writes whole frames. */
  readonly chop: number;
  readonly break: StreamBreak | undefined;
}

export type Noise = 'comment' | 'junk' | 'unknown';

/** Where a stream breaks, from its start, and how. */
export interface StreamBreak {
  readonly after: { readonly frames: number } | { readonly bytes: number };
  /**
   * `cut` breaks the connection. `end` closes it cleanly. `hang` sends nothing until the reader hangs up or `hangMs`
   * passed.
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
