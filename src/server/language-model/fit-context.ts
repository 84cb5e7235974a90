import type { ModelMessage, ToolModelMessage } from 'ai';
import { type EngineEvent, TurnFailed } from '../runner/engine.ts';
import { cutText } from './cut-text.ts';
import { withoutImages } from './image-messages.ts';

export interface Conversation {
  readonly messages: ModelMessage[];
  /** Where this turn begins. Earlier messages are texts that can be summarised. */
  turnStart: number;
}

export interface Context {
  /** Estimated, of a request with these messages. */
  tokensOf(messages: readonly ModelMessage[]): number;
  /** How many tokens a request may have. */
  readonly room: number;
  /** Writes into the transcript. */
  note(text: string): Generator<EngineEvent, void, void>;
  /** A step of the model. */
  summarize(messages: readonly ModelMessage[]): AsyncGenerator<EngineEvent, string, void>;
}

/** Leaves room for a few more steps. */
const AIM = 0.75;
/** Characters of an output that is not worth leaving out. */
const SHORT = 400;
/** In bytes. */
const MIN_EXCERPT = 200;

/**
 * Makes a conversation fit into the model's context window: leaves out the oldest tool outputs, then replaces the turns
 * before this one by a summary, once. Throws `TurnFailed` if it doesn't fit, before a summary that would not help.
 */
export async function* fitContext(
  conversation: Conversation,
  context: Context,
): AsyncGenerator<EngineEvent, void, void> {
  const { messages } = conversation;
  const { tokensOf, room } = context;
  if (tokensOf(messages) <= room) return;
  const leftOut = leaveOutToolOutputs(messages, () => tokensOf(messages) <= AIM * room);
  if (leftOut.length > 0) yield* context.note(`Left out for lack of context: the output of ${leftOut.join(', ')}.`);
  const earlier = messages.slice(0, conversation.turnStart);
  if (earlier.length > 0 && tokensOf(messages) > room && tokensOf(messages.slice(earlier.length)) <= room) {
    yield* context.note('The conversation before this turn does not fit into the context. Its summary:');
    const summary = yield* context.summarize(excerptsOf(earlier, context));
    messages.splice(0, earlier.length, {
      role: 'user',
      content: `Summary of the conversation before this turn:\n${summary}`,
    });
    // A summary of the summary would cost a step and save nothing.
    conversation.turnStart = 0;
  }
  const tokens = tokensOf(messages);
  if (tokens > room)
    throw new TurnFailed(`The turn is too long for the model: about ${tokens} tokens, and there is room for ${room}.`);
}

/** Oldest first, until enough are left out. Keeps those after the model's last message: it has not seen them. */
function leaveOutToolOutputs(messages: ModelMessage[], isEnough: () => boolean): string[] {
  const leftOut: string[] = [];
  const lastOfModel = messages.findLastIndex(({ role }) => role === 'assistant');
  for (const [at, message] of messages.slice(0, Math.max(0, lastOfModel)).entries()) {
    const withoutItsImages = withoutImages(message);
    if (message.role !== 'tool' && withoutItsImages === undefined) continue;
    if (isEnough()) break;
    if (withoutItsImages !== undefined) {
      messages[at] = withoutItsImages;
      leftOut.push('look_at_image');
    }
    if (message.role !== 'tool') continue;
    const content: ToolModelMessage['content'] = message.content.map((part) => {
      if (part.type !== 'tool-result' || part.output.type !== 'text' || part.output.value.length <= SHORT) return part;
      leftOut.push(part.toolName);
      const value = `(${part.output.value.length} characters are left out for lack of context. Call the tool again if you need them.)`;
      return { ...part, output: { type: 'text', value } };
    });
    messages[at] = { ...message, content };
  }
  return leftOut;
}

/** Cuts long messages, then leaves out the oldest turns. */
function excerptsOf(messages: readonly ModelMessage[], { tokensOf, room }: Context): ModelMessage[] {
  const free = Math.max(0, AIM * room - tokensOf([]));
  // Four bytes are a token.
  const most = Math.max(MIN_EXCERPT, Math.floor((4 * free) / messages.length));
  const excerpts = messages.map((message) => excerptOf(message, most));
  // An input and its answer: some servers refuse a conversation that begins with an answer.
  while (excerpts.length > 2 && tokensOf(excerpts) > AIM * room) excerpts.splice(0, 2);
  return excerpts;
}

function excerptOf(message: ModelMessage, mostBytes: number): ModelMessage {
  if (message.role === 'tool' || typeof message.content !== 'string') return message;
  const content = cutText(message.content, mostBytes);
  return content === message.content ? message : { ...message, content: `${content}…` };
}
