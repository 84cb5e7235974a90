/** Returns a file name's extension of at most five letters, in lower case. */
export function extensionOf(name: string): string | null {
  return /[^.]\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1]?.toLowerCase() ?? null;
}
