import {
  type AssistantContent,
  type AssistantModelMessage,
  jsonSchema,
  type LanguageModelUsage,
  type ModelMessage,
  type ProviderMetadata,
  streamText,
  ToolChoiceViolationError,
  type ToolSet,
} from 'ai';
import { estimateTokens } from '../domain/credits.ts';
import {
  type EngineEvent,
  type StepLimit,
  type StepUsed,
  type TurnContext,
  TurnFailed,
  TurnStopped,
} from '../runner/engine.ts';
import { connectModel, PROVIDER, withSchema } from './connect-model.ts';
import { bytesOf } from './image-messages.ts';
import type { ModelConfig } from './model-config.ts';
import { describeModelProblem, isNotAccepted, isRefused, noAnswerFor } from './model-problem.ts';
import { MODEL_TOOLS } from './model-tools.ts';
import { systemPrompt } from './prompts.ts';
import { createSilence } from './silence.ts';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

export interface StepResult {
  /** To be sent with the next step. */
  readonly message: AssistantModelMessage;
  readonly text: string;
  readonly calls: readonly ToolCall[];
}

export interface StepOptions {
  readonly mayCall: boolean;
  /** What the transcript has of the model's text. */
  readonly shownAs: 'text' | 'reasoning' | 'nothing';
  /** Asks for JSON. */
  readonly outputSchema?: Readonly<Record<string, unknown>>;
}

export interface ModelSteps {
  /** Estimated, of a request with these messages. */
  tokensOf(messages: readonly ModelMessage[]): number;
  /** How many tokens a request may have. */
  readonly room: number;
  /** The same in bytes, estimated. */
  roomInBytes(): number;
  /** Throws `TurnFailed` and `TurnStopped`. */
  run(messages: readonly ModelMessage[], options: StepOptions): AsyncGenerator<EngineEvent, StepResult, void>;
}

const SILENCE_MS = 300_000;
/** Of a model without a configured limit. Credits for so many are reserved. */
const MAX_OUTPUT_TOKENS = 8_192;
/** A byte may be a token; a server may leave out what it had cached. */
const MAX_CORRECTION = 4;

/** `execute` is left out: the runner runs, meters and records tools. */
const toolsFor = ({ images }: ModelConfig): ToolSet =>
  Object.fromEntries(
    [...MODEL_TOOLS]
      .filter(([, { loadImage }]) => images || loadImage === undefined)
      .map(([name, { description, input }]) => [name, { description, inputSchema: jsonSchema(input) }]),
  );
const TOOL_BYTES = Buffer.byteLength(JSON.stringify([...MODEL_TOOLS]));
/** What `estimateTokens` counts for a token. */
const BYTES_PER_TOKEN = 4;

type TextBlock = { type: 'text' | 'reasoning'; text: string; metadata: ProviderMetadata | undefined };
type CallBlock = { type: 'tool-call'; call: ToolCall; metadata: ProviderMetadata | undefined };

/** The server did not accept the request: without what not every server takes, it may. */
class NotAccepted extends TurnFailed {}

const NOTHING_USED = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, isEstimated: false };

export function createModelSteps(config: ModelConfig, turn: TurnContext): ModelSteps {
  const { name, prices, maxOutputTokens: configured, silenceMs = SILENCE_MS } = config;
  const contextWindow = config.contextWindow ?? Number.POSITIVE_INFINITY;
  const mostOutput = Math.min(configured ?? MAX_OUTPUT_TOKENS, Math.floor(contextWindow / 4));
  const system = systemPrompt(turn);
  const systemBytes = Buffer.byteLength(system);
  const tools = toolsFor(config);
  let silence = createSilence(silenceMs);
  const connected = connectModel(config, () => silence.break());
  let steps = 0;
  /** Whether requests have what not every server takes: the format of the response, and earlier reasoning. */
  let sendsExtras = true;
  /** Corrects estimates by what the model has reported. */
  let tokensPerEstimate = 1;

  const tokensOf = (messages: readonly ModelMessage[]) =>
    Math.ceil(tokensPerEstimate * estimateTokens(systemBytes + bytesOf(messages) + TOOL_BYTES));

  const correctEstimates = (factor: number) => {
    tokensPerEstimate = Math.min(MAX_CORRECTION, Math.max(1 / MAX_CORRECTION, tokensPerEstimate * factor));
  };

  async function* step(
    messages: readonly ModelMessage[],
    options: StepOptions,
  ): AsyncGenerator<EngineEvent, StepResult, void> {
    steps += 1;
    const estimated = tokensOf(messages);
    const limit = turn.startStep({ name, inputTokens: estimated, maxOutputTokens: mostOutput, prices });
    try {
      try {
        return yield* attempt(messages, options, estimated, limit);
      } catch (error) {
        const hasExtras = (config.schema && options.outputSchema !== undefined) || messages.some(hasReasoning);
        if (!(error instanceof NotAccepted) || !sendsExtras || !hasExtras) throw error;
        sendsExtras = false;
        return yield* attempt(messages, options, estimated, limit);
      }
    } catch (error) {
      if (error instanceof NotAccepted) turn.endStep(NOTHING_USED);
      throw error;
    }
  }

  async function* attempt(
    messages: readonly ModelMessage[],
    { mayCall, shownAs, outputSchema }: StepOptions,
    estimated: number,
    { maxOutputTokens, loweredBy }: StepLimit,
  ): AsyncGenerator<EngineEvent, StepResult, void> {
    const idOf = (id: string) => `step-${steps}-${id}`;
    const shownType = (type: 'text' | 'reasoning') => (type === 'text' ? shownAs : type);
    silence = createSilence(silenceMs);
    /** Leaving the loop does not end the request. */
    const end = new AbortController();
    const blocks: (TextBlock | CallBlock)[] = [];
    const open = new Map<string, TextBlock>();
    let written = 0;
    const count = (characters: number) => {
      written += characters;
      turn.countCharacters(characters);
    };
    const isLimitSent = configured !== null || loweredBy !== null || config.provider === 'anthropic';
    const takesSchema = sendsExtras && config.schema && outputSchema !== undefined;
    try {
      const { fullStream } = streamText({
        model: takesSchema ? withSchema(connected, outputSchema) : connected,
        system,
        messages: sendsExtras ? [...messages] : messages.map(withoutReasoning),
        // Some servers refuse a conversation with tool calls without the tools.
        tools,
        toolChoice: mayCall ? 'auto' : 'none',
        ...(isLimitSent && { maxOutputTokens }),
        // A schema need not have all that OpenAI's strict mode asks for.
        providerOptions: { [PROVIDER]: { strictJsonSchema: false } },
        abortSignal: AbortSignal.any([turn.signal, silence.signal, end.signal]),
        // Its default writes errors, which may hold the key, to the console.
        onError: () => undefined,
      });
      for await (const part of silence.watch(fullStream)) {
        switch (part.type) {
          case 'text-start':
          case 'reasoning-start': {
            const type = part.type === 'text-start' ? 'text' : 'reasoning';
            const block: TextBlock = { type, text: '', metadata: part.providerMetadata };
            open.set(`${type} ${part.id}`, block);
            blocks.push(block);
            const shown = shownType(type);
            if (shown !== 'nothing') yield { type: `${shown}-start`, id: idOf(part.id) };
            break;
          }
          case 'text-delta':
          case 'reasoning-delta': {
            const type = part.type === 'text-delta' ? 'text' : 'reasoning';
            const block = open.get(`${type} ${part.id}`);
            if (block !== undefined) {
              block.text += part.text;
              block.metadata = part.providerMetadata ?? block.metadata;
            }
            count(part.text.length);
            const shown = shownType(type);
            if (shown !== 'nothing') yield { type: `${shown}-delta`, id: idOf(part.id), delta: part.text };
            break;
          }
          case 'text-end':
          case 'reasoning-end': {
            const type = part.type === 'text-end' ? 'text' : 'reasoning';
            const block = open.get(`${type} ${part.id}`);
            if (block !== undefined) block.metadata = part.providerMetadata ?? block.metadata;
            const shown = shownType(type);
            if (shown !== 'nothing') yield { type: `${shown}-end`, id: idOf(part.id) };
            break;
          }
          case 'tool-input-delta':
            count(part.delta.length);
            break;
          case 'tool-call': {
            const call = { id: part.toolCallId, name: part.toolName, input: part.input };
            blocks.push({ type: 'tool-call', call, metadata: part.providerMetadata });
            break;
          }
          case 'error':
            throw part.error;
          case 'finish-step': {
            const used = usedBy(part.usage, { inputTokens: estimated, outputTokens: estimateTokens(written) });
            if (!used.isEstimated) correctEstimates(used.inputTokens / estimated);
            turn.endStep(used);
            if (part.finishReason === 'length' && loweredBy !== null) throw new TurnStopped(loweredBy);
            const problem = noAnswerFor(part.finishReason);
            if (problem !== undefined) throw new TurnFailed(problem);
            return resultOf(blocks, config);
          }
          default:
        }
      }
    } catch (error) {
      turn.signal.throwIfAborted();
      if (error instanceof TurnFailed || error instanceof TurnStopped) throw error;
      if (ToolChoiceViolationError.isInstance(error)) throw unofferedCall(turn, shownAs);
      if (!silence.signal.aborted) {
        const hasBegun = written > 0;
        const message = describeModelProblem(error, config, hasBegun);
        if (!hasBegun && isNotAccepted(error)) throw new NotAccepted(message);
        // The model did not take the input.
        if (!hasBegun && isRefused(error)) turn.endStep(NOTHING_USED);
        throw new TurnFailed(message);
      }
    } finally {
      end.abort();
    }
    turn.signal.throwIfAborted();
    throw new TurnFailed(
      silence.signal.aborted
        ? `The model was silent for ${Math.round(silenceMs / 1000)} seconds.`
        : describeModelProblem(undefined, config, written > 0),
    );
  }

  const room = contextWindow - mostOutput;
  const roomInBytes = () => (BYTES_PER_TOKEN * room) / tokensPerEstimate;
  return { tokensOf, room, roomInBytes, run: step };
}

/** Why the turn ends if the model calls a tool that it was not offered. */
function unofferedCall({ callsLeft }: TurnContext, shownAs: StepOptions['shownAs']): TurnStopped | TurnFailed {
  if (callsLeft() < 1) return new TurnStopped('tool_call_limit');
  // A summary or JSON was asked for: no limit was reached.
  if (shownAs !== 'text') return new TurnFailed('The model called a tool where it was asked for text alone.');
  return new TurnStopped('step_limit');
}

/** A server may report nothing, nonsense, or 0 where there was something. */
function usedBy(reported: LanguageModelUsage, estimate: { inputTokens: number; outputTokens: number }): StepUsed {
  const inputTokens = countOf(reported.inputTokens);
  const outputTokens = countOf(reported.outputTokens);
  const cached = countOf(reported.inputTokenDetails.cacheReadTokens) ?? 0;
  return {
    inputTokens: inputTokens ?? estimate.inputTokens,
    cachedInputTokens: inputTokens === undefined ? 0 : Math.min(cached, inputTokens),
    outputTokens: outputTokens ?? estimate.outputTokens,
    isEstimated: inputTokens === undefined || outputTokens === undefined,
  };
}

/** More than any model takes. A server that counts below zero reports 4,294,967,295. */
const MAX_REPORTED_TOKENS = 20_000_000;

function countOf(tokens: number | undefined): number | undefined {
  if (tokens === undefined || !Number.isSafeInteger(tokens)) return undefined;
  return tokens > 0 && tokens <= MAX_REPORTED_TOKENS ? tokens : undefined;
}

function resultOf(blocks: readonly (TextBlock | CallBlock)[], { thinkTag }: ModelConfig): StepResult {
  const content = blocks.flatMap((block): Exclude<AssistantContent, string> => {
    const providerOptions = asOptions(block.metadata);
    if (block.type === 'tool-call') {
      const { id, name, input } = block.call;
      // Servers refuse arguments that are not an object.
      const isObject = typeof input === 'object' && input !== null;
      return [{ type: 'tool-call', toolCallId: id, toolName: name, input: isObject ? input : {}, ...providerOptions }];
    }
    // Reasoning between tags was text, which models that write it do not want back.
    if (block.type === 'reasoning' && thinkTag !== undefined) return [];
    return block.text === '' && block.metadata === undefined
      ? []
      : [{ type: block.type, text: block.text, ...providerOptions }];
  });
  return {
    message: { role: 'assistant', content },
    text: blocks.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    calls: blocks.flatMap((block) => (block.type === 'tool-call' ? [block.call] : [])),
  };
}

/** Some providers want their metadata back. Gemini's signature is read under another name than it is reported. */
function asOptions(metadata: ProviderMetadata | undefined): { providerOptions?: ProviderMetadata } {
  if (metadata === undefined) return {};
  const signature = metadata[PROVIDER]?.['thoughtSignature'];
  const google = signature === undefined ? {} : { google: { thoughtSignature: signature } };
  return { providerOptions: { ...metadata, ...google } };
}

function hasReasoning({ content }: ModelMessage): boolean {
  return typeof content !== 'string' && content.some(({ type }) => type === 'reasoning');
}

function withoutReasoning(message: ModelMessage): ModelMessage {
  if (message.role !== 'assistant' || typeof message.content === 'string') return message;
  return { ...message, content: message.content.filter(({ type }) => type !== 'reasoning') };
}
