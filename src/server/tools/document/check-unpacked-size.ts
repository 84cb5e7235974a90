import { ToolProblem } from '../../runner/engine.ts';

const MB = 2 ** 20;
const MAX_UNPACKED_MB = 100;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const MAX_COMMENT_BYTES = 65_535;

/** Sums the sizes that a ZIP archive declares. An archive that lies is stopped by the memory limit of its process. */
export function checkUnpackedSize(name: string, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = new ToolProblem(`${name} is damaged: it is not a whole ZIP archive.`);
  let end = bytes.length - END_BYTES;
  const first = Math.max(0, end - MAX_COMMENT_BYTES);
  while (end >= first && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < first) throw damaged;
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged;
    unpacked += view.getUint32(at + 24, true);
    at += ENTRY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unpacked > MAX_UNPACKED_MB * MB) {
    throw new ToolProblem(`${name} is too large: it unpacks to more than ${MAX_UNPACKED_MB} MB.`);
  }
}
