/** Each `n` counts from 0. */
export interface StubFaults {
  send?(n: number): SendFault | undefined;
  /** For `GET`s that do not stream. */
  read?(n: number): Mishap | undefined;
  /** Applies before it streams. */
  resume?(n: number): Mishap | undefined;
  stream?(n: number): Partial<StreamPlan> | undefined;
  /** Delay until the record shows the `n`th turn, in milliseconds. */
  lagMs?(n: number): number;
}

export type Mishap =
  /** Cuts the connection before the headers. */
  | { readonly kind: 'cut' }
  /** Cuts the connection after `ms`. */
  | { readonly kind: 'hang'; readonly ms: number }
  /** Sends the state at request time after `ms`. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Cuts the connection within the body. */
  | { readonly kind: 'cut-body' }
  | StubAnswer;

export interface StubAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly retryAfter?: string;
  /** Sends HTML as gateways do, not `{"error": …}`. */
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
  readonly noise: readonly Noise[];
  /** How the stream ends: `finish` only by its part, `none` without it. */
  readonly done: 'event' | 'data' | 'part' | 'finish' | 'none';
  /** Bytes per write; 0 writes whole frames. */
  readonly chop: number;
  readonly break: StreamBreak | undefined;
}

export type Noise = 'comment' | 'junk' | 'unknown';

export interface StreamBreak {
  readonly after: { readonly frames: number } | { readonly bytes: number };
  /** `hang` sends nothing until the reader hangs up or `hangMs` passed. */
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
