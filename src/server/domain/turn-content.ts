import { type KnownPart, readPart, type Usage } from '#contract/task-event.ts';
import type { RecordedPart, Source } from '#contract/task.ts';

export interface TurnContent {
  outputText: string;
  sources: Source[];
  usage: Usage | undefined;
  closingParts: KnownPart[];
}

const CUT = 'The turn ended before the tool answered.';

export function readTurnContent(parts: readonly RecordedPart[]): TurnContent {
  let usage: Usage | undefined;
  /** An engine may reuse an id once its text has ended. */
  const texts: { id: string; text: string }[] = [];
  const sources = new Map<string, Source>();
  const open = new Map<string, KnownPart>();
  for (const { part: raw } of parts) {
    const part = readPart(raw);
    switch (part.type) {
      case 'text-start':
        texts.push({ id: part.id, text: '' });
        open.set(`text ${part.id}`, { type: 'text-end', id: part.id });
        break;
      case 'text-delta': {
        const block = texts.findLast(({ id }) => id === part.id);
        if (block !== undefined) block.text += part.delta;
        break;
      }
      case 'text-end':
        open.delete(`text ${part.id}`);
        break;
      case 'reasoning-start':
        open.set(`reasoning ${part.id}`, { type: 'reasoning-end', id: part.id });
        break;
      case 'reasoning-end':
        open.delete(`reasoning ${part.id}`);
        break;
      case 'tool-input-start':
      case 'tool-input-available':
        open.set(`tool ${part.toolCallId}`, {
          type: 'tool-output-error',
          toolCallId: part.toolCallId,
          errorText: CUT,
        });
        break;
      case 'tool-input-error':
      case 'tool-output-available':
      case 'tool-output-error':
        open.delete(`tool ${part.toolCallId}`);
        break;
      case 'source-url':
        sources.set(part.sourceId, { id: part.sourceId, title: part.title ?? null, type: 'url', url: part.url });
        break;
      case 'data-usage':
        usage = part.data;
        break;
      case 'data-turn':
      case 'data-approval':
      case 'start':
      case 'start-step':
      case 'finish-step':
      case 'reasoning-delta':
      case 'tool-input-delta':
      case 'source-document':
      case 'file':
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
  return {
    usage,
    outputText: texts
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n\n'),
    sources: [...sources.values()],
    closingParts: [...open.values()],
  };
}
