/**
 * Marks our own parts for readers that build messages, as the AI SDK does: `data-turn` belongs to no message, and each
 * `data-usage` replaces the one before. Applied to all output, so that old recordings are marked too.
 */
export function markPart(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !('type' in part)) return part;
  if (part.type === 'data-turn') return { ...part, transient: true };
  if (part.type === 'data-usage') return { ...part, id: 'usage' };
  return part;
}
