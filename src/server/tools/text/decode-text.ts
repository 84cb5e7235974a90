import { ToolProblem } from '../../runner/engine.ts';

export interface DecodedText {
  text: string;
  note: string | undefined;
}

/** Tries UTF-8, UTF-16 with a BOM, then Windows-1252. */
export function decodeText(name: string, bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode('utf-16le', bytes), note: 'read as UTF-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode('utf-16be', bytes), note: 'read as UTF-16' };
  if (bytes.subarray(0, 8192).includes(0)) {
    throw new ToolProblem(`${name} is not text: it holds binary data, which this worker can't read.`);
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: undefined };
  } catch {
    return { text: decode('windows-1252', bytes), note: 'not valid UTF-8: read as Windows-1252' };
  }
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}
