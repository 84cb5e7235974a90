import { readPart } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import { fileUrl } from './file-url.ts';
import { type Links, absoluteUrl } from './links.ts';
import type { FileRecord, TurnRecord } from './records.ts';

export interface RecordedTurn {
  turn: TurnRecord;
  parts: readonly RecordedPart[];
  files: readonly FileRecord[];
}

/** As in the AI SDK. */
export interface UiMessage {
  id: string;
  role: 'user' | 'assistant';
  parts: UiPart[];
}

type UiPart = { type: string } & Record<string, unknown>;

export function toMessages(history: readonly RecordedTurn[], links: Links): UiMessage[] {
  return history.flatMap(({ turn, parts, files }) => [
    {
      id: `${turn.id}-input`,
      role: 'user',
      parts: [
        { type: 'text', text: turn.input },
        ...files
          .filter(({ origin, seq }) => origin === 'attachment' && seq === turn.seq)
          .map((file) => ({
            type: 'file',
            filename: file.name,
            mediaType: file.mediaType,
            url: absoluteUrl(fileUrl(file), links),
          })),
      ],
    },
    { id: turn.id, role: 'assistant', parts: toUiParts(parts) },
  ]);
}

/** Merges deltas into texts, and tool calls with their outputs. */
function toUiParts(recorded: readonly RecordedPart[]): UiPart[] {
  const parts: UiPart[] = [];
  const blocks = new Map<string, UiPart & { text: string }>();
  const calls = new Map<string, UiPart>();
  const openBlock = (type: 'text' | 'reasoning', id: string) => {
    const block = { type, text: '', state: 'streaming' };
    blocks.set(`${type} ${id}`, block);
    parts.push(block);
  };
  const extend = (block: (UiPart & { text: string }) | undefined, delta: string) => {
    if (block !== undefined) block.text += delta;
  };
  const settle = (part: UiPart | undefined, facts: Record<string, unknown>) => {
    if (part !== undefined) Object.assign(part, facts);
  };

  for (const { part: raw } of recorded) {
    const part = readPart(raw);
    switch (part.type) {
      case 'text-start':
        openBlock('text', part.id);
        break;
      case 'reasoning-start':
        openBlock('reasoning', part.id);
        break;
      case 'text-delta':
        extend(blocks.get(`text ${part.id}`), part.delta);
        break;
      case 'reasoning-delta':
        extend(blocks.get(`reasoning ${part.id}`), part.delta);
        break;
      case 'text-end':
        settle(blocks.get(`text ${part.id}`), { state: 'done' });
        break;
      case 'reasoning-end':
        settle(blocks.get(`reasoning ${part.id}`), { state: 'done' });
        break;
      case 'tool-input-available': {
        const { toolCallId, toolName, input } = part;
        const call = { type: `tool-${toolName}`, toolCallId, state: 'input-available', input };
        calls.set(toolCallId, call);
        parts.push(call);
        break;
      }
      case 'tool-input-error':
        parts.push({
          type: `tool-${part.toolName}`,
          toolCallId: part.toolCallId,
          state: 'output-error',
          input: part.input,
          errorText: part.errorText,
        });
        break;
      case 'tool-output-available':
        settle(calls.get(part.toolCallId), { state: 'output-available', output: part.output });
        break;
      case 'tool-output-error':
        settle(calls.get(part.toolCallId), { state: 'output-error', errorText: part.errorText });
        break;
      case 'source-url':
      case 'source-document':
      case 'file':
        parts.push(part);
        break;
      case 'data-turn':
      case 'data-usage':
      case 'data-approval':
      case 'start':
      case 'start-step':
      case 'finish-step':
      case 'tool-input-start':
      case 'tool-input-delta':
      case 'message-metadata':
      case 'finish':
      case 'error':
      case 'abort':
      case 'unknown':
        break;
      default:
        part satisfies never;
    }
  }
  return parts;
}
