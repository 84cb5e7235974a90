/** The letters after the last dot, at most five, lower case; null where there are none. */
export function extensionOf(name: string): string | null {
  return /[^.]\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1]?.toLowerCase() ?? null;
}
