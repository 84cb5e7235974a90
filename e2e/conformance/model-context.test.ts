import { describe, expect, test } from 'vitest';
import { newId } from '#contract/ids.ts';
import { readPart } from '#contract/task-event.ts';
import { createLanguageModel } from '#server/language-model/language-model.ts';
import { singleModel } from '#server/language-model/model-config.ts';
import { calls, says, stream } from '../harness/model-server.ts';
import { setUpModelApi } from './set-up-model-api.ts';

const CONTEXT_WINDOW = 24_000;
/** 5,000 tokens. */
const LONG = 'words '.repeat(3_333);

describe("a model's context window", () => {
  const target = setUpModelApi((baseUrl) => {
    const config = { ...singleModel(baseUrl, 'm', undefined), contextWindow: CONTEXT_WINDOW };
    return { engine: createLanguageModel(config) };
  });

  const asked = (at: number) => target.server.asked.at(at)?.messages.map(({ content }) => String(content)) ?? [];
  const tokensOfRequest = (at: number) => JSON.stringify(target.server.asked.at(at)).length / 4;

  async function reasoningOf(taskId: string): Promise<string> {
    const turn = (await target.api.client.readTurns(taskId, '?parts=true')).at(-1);
    const parts = (turn?.parts ?? []).map(({ part }) => readPart(part));
    return parts.map((part) => (part.type === 'reasoning-delta' ? part.delta : '')).join('');
  }

  test('has room without the oldest tool outputs, which the transcript names', async () => {
    const text = Array.from({ length: 2_000 }, (_, line) => `Line ${line} of a long text. ${'x'.repeat(90)}`).join(
      '\n',
    );
    const read = (from: number) =>
      stream(calls({ tool: 'read_document', input: { file: 'long.txt', from } }), { finish: 'tool_calls' });
    target.server.script(...[1, 400, 800, 1200, 1600].map(read), stream(says('Read.')));
    const taskId = newId('tsk');
    const answer = await target.api.client.upload({ input: 'Read it all.', taskId, budget: 'high' }, [
      new File([text], 'long.txt'),
    ]);
    expect(answer.status).toBe(200);
    const results = target.server.asked.at(-1)?.messages.filter(({ role }) => role === 'tool') ?? [];
    expect(results).toHaveLength(5);
    expect(String(results[0]?.content)).toContain('left out for lack of context');
    expect(String(results.at(-1)?.content)).toContain('of a long text');
    for (let at = -6; at < 0; at += 1) expect(tokensOfRequest(at)).toBeLessThan(0.75 * CONTEXT_WINDOW);
    expect(await reasoningOf(taskId)).toContain('Left out for lack of context: the output of read_document');
  });

  test('has room with a summary of the turns before, which is shown and charged', async () => {
    const taskId = newId('tsk');
    for (const input of ['First', 'Second']) {
      target.server.script(stream(says('Understood.')));
      await target.api.client.run({ input: `${input}: ${LONG}`, taskId });
    }
    target.server.script(stream(says('Two long texts were sent.')), stream(says('Done.')));
    await target.api.client.run({ input: `Third: ${LONG}`, taskId });
    expect(asked(-2).at(-1)).toContain('Summarise the conversation');
    expect(asked(-2).join()).toContain('First: words');
    expect(asked(-1).slice(1)).toEqual([
      expect.stringContaining('Two long texts were sent.'),
      expect.stringContaining('Third: words'),
    ]);
    for (const at of [-2, -1]) expect(tokensOfRequest(at)).toBeLessThan(0.75 * CONTEXT_WINDOW);
    expect(await reasoningOf(taskId)).toContain('Two long texts were sent.');
    const turn = (await target.api.client.readTurns(taskId, '?steps=true')).at(-1);
    expect(turn).toMatchObject({ status: 'completed', outputText: 'Done.' });
    expect(turn?.steps?.map(({ kind }) => kind)).toEqual(['model', 'model']);
    expect(turn?.credits).toBe(turn?.steps?.reduce((sum, { credits }) => sum + (credits ?? 0), 0));
  });

  test('refuses a turn that is too long by itself, before it costs anything', async () => {
    const requests = target.server.asked.length;
    const taskId = newId('tsk');
    await target.api.client.run({ input: LONG.repeat(5), taskId });
    const turn = await target.api.client.readLastTurn(taskId);
    expect(turn).toMatchObject({ status: 'error', credits: 0 });
    expect(turn.error?.message).toMatch(/too long for the model: about \d+ tokens/);
    expect(target.server.asked).toHaveLength(requests);
  });
});
