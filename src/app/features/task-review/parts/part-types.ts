import type { RecordedPart } from '#contract/task.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { t } from '#app/messages/task-review.ts';

export function typeOfPart({ part }: RecordedPart): string {
  return typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string'
    ? part.type
    : t('noType');
}

export function countTypes(parts: readonly RecordedPart[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const part of parts) {
    const type = typeOfPart(part);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

export function linesOf(parts: readonly RecordedPart[]): string {
  return parts.map((part) => jsonText(part)).join('\n');
}
