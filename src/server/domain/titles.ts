import { MAX_TITLE_CHARS } from '#contract/limits.ts';
import { visibleText } from '#contract/visible-text.ts';

const SHORT = 80;

export function taskTitle(input: string): string {
  return shorten(firstLine(input), SHORT) || 'Untitled task';
}

export function workerTitle(instructions: string): string {
  return shorten(firstLine(instructions), Math.min(60, MAX_TITLE_CHARS)) || 'New worker';
}

export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? limit - 1 : limit);
}

function firstLine(text: string): string {
  const line =
    visibleText(text)
      .split(/\r\n|\r|\n/)
      .find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? '';
  return line.replace(/\s+/g, ' ').trim();
}

function shorten(line: string, limit: number): string {
  if (line.length <= limit) return line;
  const cut = cutText(line, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
