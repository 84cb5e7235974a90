import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../../engine.ts';

const File = z.strictObject({ file: z.string() });

function isolated<Output>(name: string, run: Tool<z.infer<typeof File>, Output>['run']) {
  return { name, description: name, isolated: true, input: File, run } satisfies Tool<z.infer<typeof File>, Output>;
}

export const reportProcess = isolated('report_process', async ({ file }, { workspace }) => ({
  pid: process.pid,
  environment: Object.keys(process.env),
  text: new TextDecoder().decode(await workspace.read(file)),
}));

export const spin = isolated('spin', async () => {
  for (;;);
});

export const fillBuffers = isolated('fill_buffers', async () => {
  const kept: Uint8Array[] = [];
  for (;;) kept.push(new Uint8Array(10_000_000).fill(1));
});

export const fillHeap = isolated('fill_heap', async () => {
  const kept: number[][] = [];
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, n) => n + 0.5));
});

export const exit = isolated('exit', async () => process.exit(3));

export const refuse = isolated('refuse', async ({ file }) => {
  throw new ToolProblem(`${file} is refused.`);
});

export const throwUnexpected = isolated('throw_unexpected', async () => {
  throw new TypeError('a fault');
});

export const copy = isolated('copy', async ({ file }, { workspace }) => {
  const kept = await workspace.write('copy.txt', 'text/plain', await workspace.read(file));
  return kept.name;
});

export const returnTooMuch = isolated('return_too_much', async () => 'x'.repeat(2_000_000));
