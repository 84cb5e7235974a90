import type { ToolContext } from '../../runner/engine.ts';
import { ToolProblem } from '../../runner/engine.ts';
import { decodeText } from './decode-text.ts';

export async function loadText(file: string, { workspace, signal }: ToolContext): Promise<string> {
  const bytes = await workspace.read(file);
  signal.throwIfAborted();
  const { text } = decodeText(file, bytes);
  if (text.trim() === '') throw new ToolProblem(`${file} is empty: there is nothing in it to read.`);
  return text;
}
