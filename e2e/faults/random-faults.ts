import type { Mishap, SendFault, StreamBreak, StreamPlan, StubAnswer, StubFaults } from '../harness/stub-faults.ts';
import type { Script } from '../harness/stub-record.ts';
import { type Dialect, EMBEDDED, HOSTED } from '../harness/stub-tasks.ts';
import { createRandom, type Random } from './random.ts';

/** Milliseconds for a send to arrive and to show in the record. Less than the app's grace of 120 s. */
const LONGEST_UNDERWAY_MS = 50_000;
const LONGEST_LAG_MS = 60_000;
/** Only the first requests fail, so that every run ends. */
const BAD_SENDS = 4;
const BAD_READS = 25;
const BAD_STREAMS = 8;

/** Responses that don't say whether the turn was accepted. */
const UNCLEAR: readonly [StubAnswer, ...StubAnswer[]] = [
  { kind: 'answer', status: 500 },
  { kind: 'answer', status: 502, html: true },
  { kind: 'answer', status: 503, retryAfter: '3' },
  { kind: 'answer', status: 504, html: true },
  { kind: 'answer', status: 408 },
  { kind: 'answer', status: 200, html: true },
];

/** Responses after which the turn was not accepted. */
const REFUSED: readonly [StubAnswer, ...StubAnswer[]] = [
  { kind: 'answer', status: 402 },
  { kind: 'answer', status: 403 },
  { kind: 'answer', status: 429, retryAfter: '7' },
  { kind: 'answer', status: 429, retryAfter: 'Mon, 11 May 2026 09:02:00 GMT' },
  { kind: 'answer', status: 429 },
];

const READ_ANSWERS: readonly [StubAnswer, ...StubAnswer[]] = [
  { kind: 'answer', status: 429, retryAfter: '2' },
  { kind: 'answer', status: 500 },
  { kind: 'answer', status: 502, html: true },
  { kind: 'answer', status: 200, html: true },
];

export function randomFaults(seed: number): StubFaults {
  const run = createRandom(seed, 'run');
  const badSends = run.pick([0, 0.4, 0.9]);
  const badReads = run.pick([0, 0.2, 0.6]);
  const badStreams = run.pick([0, 0.5, 1]);
  const lags = run.pick([0, 0.5]);
  return {
    send: (n) => {
      const random = createRandom(seed, 'send', n);
      return n < BAD_SENDS && random.chance(badSends) ? sendFault(random) : undefined;
    },
    read: (n) => {
      const random = createRandom(seed, 'read', n);
      return n < BAD_READS && random.chance(badReads) ? mishap(random, READ_ANSWERS) : undefined;
    },
    resume: (n) => {
      const random = createRandom(seed, 'resume', n);
      return n < BAD_STREAMS && random.chance(badStreams / 2) ? mishap(random, READ_ANSWERS) : undefined;
    },
    stream: (n) => {
      const random = createRandom(seed, 'stream', n);
      return streamPlan(random, n < BAD_STREAMS && random.chance(badStreams));
    },
    lagMs: (n) => {
      const random = createRandom(seed, 'lag', n);
      return random.chance(lags) ? random.int(100, LONGEST_LAG_MS) : 0;
    },
  };
}

function sendFault(random: Random): SendFault {
  if (random.chance(0.25)) return { taken: false, mishap: random.pick(REFUSED) };
  return {
    taken: random.chance(0.5),
    mishap: mishap(random, UNCLEAR),
    ...(random.chance(0.3) && { underwayMs: random.int(1, LONGEST_UNDERWAY_MS) }),
  };
}

function mishap(random: Random, answers: readonly [StubAnswer, ...StubAnswer[]]): Mishap {
  return random.pick<Mishap>([
    { kind: 'cut' },
    { kind: 'hang', ms: random.chance(0.2) ? Infinity : random.int(1_000, 100_000) },
    { kind: 'late', ms: random.int(10, 20_000) },
    { kind: 'cut-body' },
    random.pick(answers),
  ]);
}

function streamPlan(random: Random, isBad: boolean): Partial<StreamPlan> {
  const noises = [[], [], ['comment'], ['junk', 'comment'], ['unknown'], ['comment', 'junk', 'unknown']] as const;
  return {
    newline: random.pick(['\n', '\n', '\r\n', '\r']),
    bom: random.chance(0.2),
    noise: random.pick<readonly ('comment' | 'junk' | 'unknown')[]>(noises),
    done: random.pick(['event', 'event', 'data', 'part', 'finish', 'none']),
    chop: random.pick([0, 0, 0, 0, 0, 0, 1, 9, 50, 50]),
    break: isBad ? streamBreak(random) : undefined,
  };
}

function streamBreak(random: Random): StreamBreak {
  return {
    after: random.chance(0.5) ? { frames: random.int(0, 12) } : { bytes: random.int(0, 900) },
    how: random.pick(['cut', 'end', 'hang']),
    hangMs: random.chance(0.5) ? random.int(1_000, 300_000) : Infinity,
  };
}

export function randomDialect(seed: number, kind: 'hosted' | 'embedded'): Dialect {
  if (kind === 'embedded') return EMBEDDED;
  const random = createRandom(seed, 'dialect');
  return {
    ...HOSTED,
    turnsInTask: random.chance(0.5),
    resume: random.pick(['missing', 'missing', 'json', 'stream']),
    queuesTurns: random.chance(0.5),
  };
}

const WORDS = [
  'One',
  'twö',
  '**three**',
  'four 🌍',
  '\n\n- five',
  '\n\n```js\nsix()\n```\n',
  '| 7 |',
  'ångström',
] as const;

export function randomScript(seed: number, input: string): Script {
  const random = createRandom(seed, input);
  const text = () =>
    Array.from({ length: random.int(0, 9) }, () => `${random.pick(WORDS)} `)
      .join('')
      .trim();
  const blocks = [text(), ...(random.chance(0.3) ? [text()] : [])].filter((block) => block !== '');
  const failed = random.chance(0.15);
  return {
    parts: [
      { type: 'start', messageId: 'm' },
      ...(random.chance(0.3) ? reasoning : []),
      ...blocks.flatMap((block, i) => [
        ...(random.chance(0.3) ? toolCall(`c${i}`) : []),
        { type: 'text-start', id: `t${i}` },
        ...(block.match(/\S+\s*|\s+/g) ?? []).map((delta) => ({ type: 'text-delta', id: `t${i}`, delta })),
        { type: 'text-end', id: `t${i}` },
      ]),
      ...(failed ? [{ type: 'error', errorText: 'The worker broke.' }] : []),
      { type: 'finish' },
    ],
    everyMs: random.pick([20, 200, 2_000]),
    outputText: blocks.join('\n\n'),
    status: failed ? 'error' : 'completed',
    credits: random.int(1, 9),
  };
}

const reasoning = [
  { type: 'reasoning-start', id: 'r' },
  { type: 'reasoning-delta', id: 'r', delta: 'Let me see.' },
  { type: 'reasoning-end', id: 'r' },
];

const toolCall = (toolCallId: string) => [
  { type: 'tool-input-start', toolCallId, toolName: 'add' },
  { type: 'tool-input-available', toolCallId, toolName: 'add', input: { a: 1 } },
  { type: 'tool-output-available', toolCallId, output: { sum: 1 } },
];
