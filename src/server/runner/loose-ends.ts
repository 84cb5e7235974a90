import { type KnownPart, readPart } from '#contract/task-event.ts';
import type { RecordedPart, Source } from '#contract/task.ts';

/** What a turn said, read off its recorded parts. */
export interface Said {
  outputText: string;
  sources: Source[];
  /** Parts that close what was left open: texts without an end, tool calls without an answer. */
  looseEnds: KnownPart[];
}

/**
 * Reads a turn's recorded parts. Blocks of text are told apart by an empty line.
 * @param cutReason said of a tool call that has no answer
 */
export function readSaid(parts: readonly RecordedPart[], cutReason: string): Said {
  const texts = new Map<string, string>();
  const sources = new Map<string, Source>();
  const open = new Map<string, KnownPart>();
  for (const { part: raw } of parts) {
    const part = readPart(raw);
    switch (part.type) {
      case 'text-start':
        texts.set(part.id, '');
        open.set(`text ${part.id}`, { type: 'text-end', id: part.id });
        break;
      case 'text-delta':
        texts.set(part.id, (texts.get(part.id) ?? '') + part.delta);
        break;
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
          errorText: cutReason,
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
      default:
        break;
    }
  }
  return {
    outputText: [...texts.values()].filter((text) => text !== '').join('\n\n'),
    sources: [...sources.values()],
    looseEnds: [...open.values()],
  };
}
