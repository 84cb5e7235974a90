import type { ModelMessage } from 'ai';
import { expect, test } from 'vitest';
import { TurnFailed } from '../runner/engine.ts';
import { type Conversation, fitContext } from './fit-context.ts';
import { bytesOf } from './image-messages.ts';

/** In tokens. */
const ROOM = 1_000;
const LONG = `a${'🍵'.repeat(1_000)}`;

const user = (content: string): ModelMessage => ({ role: 'user', content });
const answer = (content: string): ModelMessage => ({ role: 'assistant', content });
const call = (id: string): ModelMessage => ({
  role: 'assistant',
  content: [{ type: 'tool-call', toolCallId: id, toolName: 'search', input: {} }],
});
const output = (id: string, value: string): ModelMessage => ({
  role: 'tool',
  content: [{ type: 'tool-result', toolCallId: id, toolName: 'search', output: { type: 'text', value } }],
});

/** Returns the conversations that were to be summarised. */
async function fit(conversation: Conversation, summarized: ModelMessage[][] = []): Promise<ModelMessage[][]> {
  const context = {
    tokensOf: (some: readonly ModelMessage[]) => bytesOf(some) / 4,
    room: ROOM,
    *note() {},
    async *summarize(some: readonly ModelMessage[]) {
      summarized.push([...some]);
      yield* [];
      return 'In short. '.repeat(40);
    },
  };
  for await (const event of fitContext(conversation, context)) expect(event).toBeDefined();
  return summarized;
}

test('leaves out outputs that the model has seen, and none that came after its last message', async () => {
  const newest = [call('b'), output('b', 'new '.repeat(800)), user('Finish now.')];
  const messages = [user('Go.'), call('a'), output('a', 'old '.repeat(600)), ...newest];
  await fit({ messages, turnStart: 0 });
  expect(JSON.stringify(messages[2])).toContain('left out for lack of context');
  expect(messages.slice(3)).toEqual(newest);
});

test('does not summarise earlier turns for a turn that is too long by itself', async () => {
  const messages = [user('First.'), answer('Yes.'), user('x'.repeat(5_000))];
  const before = [...messages];
  await expect(fit({ messages, turnStart: 2 })).rejects.toThrow(TurnFailed);
  expect(messages).toEqual(before);
});

test('summarises earlier turns once, and never the summary', async () => {
  const conversation = { messages: [user('x'.repeat(3_000)), answer('Yes.'), user('y'.repeat(2_000))], turnStart: 2 };
  const summarized = await fit(conversation);
  expect(conversation.messages).toEqual([user(expect.stringContaining('In short.')), user('y'.repeat(2_000))]);
  conversation.messages.push(call('a'), output('a', 'z'.repeat(1_500)));
  await expect(fit(conversation, summarized)).rejects.toThrow(TurnFailed);
  expect(summarized).toHaveLength(1);
});

test('shortens earlier turns for the summary to whole characters, and begins with an input', async () => {
  const turns = Array.from({ length: 40 }, () => [user(LONG), answer(LONG)]).flat();
  const [asked = []] = await fit({ messages: [...turns, user('And now?')], turnStart: turns.length });
  expect(bytesOf(asked) / 4).toBeLessThan(ROOM);
  expect(asked[0]?.role).toBe('user');
  for (const { content } of asked) expect(String(content)).toMatch(/^a🍵+…$/u);
});
