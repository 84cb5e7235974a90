/** Marks our own parts for readers such as the AI SDK. Applied on output, so that old recordings are marked too. */
export function markPart(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !('type' in part)) return part;
  if (part.type === 'data-turn') return { ...part, transient: true };
  if (part.type === 'data-usage') return { ...part, id: 'usage' };
  return part;
}
