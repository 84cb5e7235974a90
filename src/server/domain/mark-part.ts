/**
 * Marks our own parts for readers that make messages of a stream, as the AI SDK does: `data-turn` comes before the message
 * starts and belongs to none, and one `data-usage` replaces the one before. Applied to all that leaves the API, so recordings
 * of older versions are read alike.
 */
export function markPart(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !('type' in part)) return part;
  if (part.type === 'data-turn') return { ...part, transient: true };
  if (part.type === 'data-usage') return { ...part, id: 'usage' };
  return part;
}
