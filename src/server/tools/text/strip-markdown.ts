/** The bounds avoid quadratic time on unclosed marks. */
export function stripMarkdown(text: string): string {
  return text
    .replace(/!?\[([^\][]{0,300})\]\([^)]{0,300}\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)(.{1,300}?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)(.{1,300}?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `Costs ##`, but not `C#`. */
export function stripClosingHashes(text: string): string {
  const whole = text.trimEnd();
  let end = whole.length;
  while (whole[end - 1] === '#') end -= 1;
  const apart = whole.slice(0, end).trimEnd();
  return apart.length < end || end === 0 ? apart : whole;
}
