import { APICallError, jsonSchema, type ModelMessage, Output, streamText, tool } from 'ai';
import * as z from 'zod/mini';
import type { ModelTest } from '#contract/model.ts';
import { connectModel, PROVIDER } from './connect-model.ts';
import type { ModelConfig } from './model-config.ts';
import { describeModelProblem } from './model-problem.ts';

/** For all questions together. A server may have to load the model first. */
const TIME_MS = 60_000;
/** Models that think need some before they answer. */
const MAX_OUTPUT_TOKENS = 1000;

const NumberObject = z.object({ number: z.number() });
const numberSchema = jsonSchema(z.toJSONSchema(NumberObject));

/** 32 × 32 pixels, all red. */
const RED_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAJ0lEQVR42u3NsQkAAAjAsP7/tF7hIASyp6lTCQQCgUAgEAgEgi/BAjLD/C5w/SM9AAAAAElFTkSuQmCC';

type Question = Pick<Parameters<typeof streamText>[0], 'tools' | 'output'> & { messages: ModelMessage[] };

const FIRST: Question = { messages: say('Write the word ready.') };
const WITH_TOOL: Question = {
  messages: say('Call the tool report_number with the number 7.'),
  tools: { report_number: tool({ description: 'Takes a number.', inputSchema: numberSchema }) },
};
const WITH_SCHEMA: Question = {
  messages: say('Give the number 7 as JSON.'),
  output: Output.object({ schema: numberSchema }),
};
const WITH_IMAGE: Question = {
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Which colour is this image? Answer in one word.' },
        { type: 'image', image: RED_PNG, mediaType: 'image/png' },
      ],
    },
  ],
};

interface Answer {
  text: string;
  calls: unknown[];
  firstTokenMs: number | null;
}

/** Asks whether the model answers, and then for all capabilities at once. Never rejects. */
export async function testModel(config: ModelConfig, timeMs = TIME_MS): Promise<ModelTest> {
  const signal = AbortSignal.timeout(timeMs);
  const model = connectModel(config);

  async function ask(question: Question): Promise<Answer> {
    const answer: Answer = { text: '', calls: [], firstTokenMs: null };
    const began = performance.now();
    const { fullStream } = streamText({
      ...question,
      model,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      maxRetries: 0,
      abortSignal: signal,
      providerOptions: { [PROVIDER]: { strictJsonSchema: false } },
      // Its default writes errors, which may hold the key, to the console.
      onError: () => undefined,
    });
    for await (const part of fullStream) {
      if (part.type === 'error') throw part.error;
      if (part.type === 'text-delta' || part.type === 'reasoning-delta')
        answer.firstTokenMs ??= Math.round(performance.now() - began);
      if (part.type === 'text-delta') answer.text += part.text;
      if (part.type === 'tool-call') answer.calls.push(part.input);
    }
    signal.throwIfAborted();
    return answer;
  }

  /** Null if the server could not answer now. */
  async function succeeds(question: Question, isRight: (answer: Answer) => boolean): Promise<boolean | null> {
    try {
      return isRight(await ask(question));
    } catch (error) {
      return signal.aborted || (APICallError.isInstance(error) && error.isRetryable) ? null : false;
    }
  }

  const nothing = { firstTokenMs: null, tools: null, schema: null, images: null };
  try {
    const { firstTokenMs } = await ask(FIRST);
    if (firstTokenMs === null) return { ...nothing, error: 'The model ended without an answer.' };
    const [tools, schema, images] = await Promise.all([
      succeeds(WITH_TOOL, ({ calls }) => calls.some(isNumberObject)),
      succeeds(WITH_SCHEMA, ({ text }) => isNumberObject(JSON.parse(text))),
      succeeds(WITH_IMAGE, ({ text }) => /\bred\b/i.test(text)),
    ]);
    return { firstTokenMs, tools, schema, images, error: null };
  } catch (error) {
    const late = `The model did not answer within ${Math.round(timeMs / 1000)} seconds.`;
    return { ...nothing, error: signal.aborted ? late : describeModelProblem(error, config, false) };
  }
}

function isNumberObject(value: unknown): boolean {
  return NumberObject.safeParse(value).success;
}

function say(content: string): ModelMessage[] {
  return [{ role: 'user', content }];
}
