export function isPattern(text: string, flags = ''): boolean {
  try {
    return new RegExp(text, flags) instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
