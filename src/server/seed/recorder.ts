import type { KnownPart } from '#contract/task-event.ts';
import type { RecordedPart } from '#contract/task.ts';
import { type Consumption, creditsFor, estimateTokens } from '../domain/credits.ts';
import { fileUrl } from '../domain/file-url.ts';
import { openingParts } from '../domain/new-turn.ts';
import type { FileRecord, TurnRecord, WorkerRecord } from '../domain/records.ts';

export interface Recorder {
  readonly parts: RecordedPart[];
  /** In milliseconds, since the turn's start. */
  readonly at: number;
  consumption(): Consumption;
  pass(ms: number): void;
  record(part: KnownPart): void;
  /** `took`: milliseconds. */
  callTool(toolName: string, input: unknown, took: number, answer: { output: unknown } | { errorText: string }): void;
  readFiles(bytes: number): void;
  /** `pauses`: milliseconds before each delta. */
  write(text: string, pauses: () => number): void;
  showFile(file: FileRecord): void;
  recordUsage(): void;
}

const DELTAS = /[\s\S]{1,90}(?=\s|$)|[\s\S]{1,90}/g;

export function createRecorder(turn: TurnRecord, worker: WorkerRecord, charactersRead: number): Recorder {
  const parts = openingParts(turn, worker);
  let at = 0;
  let characters = 0;
  let toolCalls = 0;
  let bytesRead = 0;

  const consumption = (): Consumption => ({
    toolCalls,
    bytesRead,
    inputTokens: estimateTokens(charactersRead),
    outputTokens: estimateTokens(characters),
  });
  const record = (part: KnownPart) => {
    parts.push({ offset: parts.length, at, part });
  };
  const recordUsage = () => {
    const used = consumption();
    const { inputTokens, outputTokens } = used;
    const data = { credits: creditsFor(used), durationMs: at, inputTokens, outputTokens, toolCalls };
    record({ type: 'data-usage', data });
  };

  return {
    parts,
    get at() {
      return at;
    },
    consumption,
    pass(ms) {
      at += Math.round(ms);
    },
    record,
    callTool(toolName, input, took, answer) {
      toolCalls += 1;
      characters += JSON.stringify(input).length;
      const toolCallId = `call_${turn.id}_${toolCalls}`;
      record({ type: 'tool-input-available', toolCallId, toolName, input });
      const durationMs = Math.round(took);
      const timing = { providerMetadata: { handinger: { startMs: at, durationMs } } };
      at += durationMs;
      if ('output' in answer) record({ type: 'tool-output-available', toolCallId, output: answer.output, ...timing });
      else record({ type: 'tool-output-error', toolCallId, errorText: answer.errorText, ...timing });
      recordUsage();
    },
    readFiles(bytes) {
      bytesRead += bytes;
    },
    write(text, pauses) {
      if (text === '') return;
      const id = `txt_${turn.id}`;
      record({ type: 'text-start', id });
      for (const [delta] of text.matchAll(DELTAS)) {
        at += Math.round(pauses());
        characters += delta.length;
        record({ type: 'text-delta', id, delta });
      }
      record({ type: 'text-end', id });
    },
    showFile(file) {
      const facts = { providerMetadata: { handinger: { filename: file.name, size: file.size } } };
      record({ type: 'file', url: fileUrl(file), mediaType: file.mediaType, ...facts });
    },
    recordUsage,
  };
}
