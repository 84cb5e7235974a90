import type { ToolContext } from '../../../runner/engine.ts';
import { ToolProblem } from '../../../runner/engine.ts';
import { decodeText } from './decode-text.ts';

/** Loads a text from the workspace. Throws `ToolProblem` if it is missing, empty or no text. */
export async function loadText(file: string, { workspace, signal }: ToolContext): Promise<string> {
  const bytes = await workspace.read(file);
  signal.throwIfAborted();
  const { text } = decodeText(file, bytes);
  if (text.trim() === '') throw new ToolProblem(`${file} is empty: there is nothing in it to read.`);
  return text;
}
