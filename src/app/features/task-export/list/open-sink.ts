import type { Sink } from './write-tasks.ts';

/** The File System Access API, where the browser has it (WICG; Chromium). */
type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

declare global {
  interface Window {
    showSaveFilePicker?: Picker;
  }
}

/** So much text is held before it is handed to the browser, which may keep it on disk. */
const PIECE_CHARS = 1_000_000;
/** How long the browser may take to begin saving, in milliseconds. */
const SAVES_WITHIN_MS = 60_000;

/**
 * Where an export goes: straight into a file that the operator chooses, where the browser can write one; else it is put
 * together and saved when it is whole. Undefined where the operator chose none. To be called in answer to a click.
 */
export async function openSink(name: string, type: string): Promise<Sink | undefined> {
  let file: FileSystemFileHandle | undefined;
  try {
    file = await window.showSaveFilePicker?.({ suggestedName: name });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    // Not allowed here: it is saved like any download.
  }
  return file === undefined ? blobSink(name, type) : fileSink(file);
}

async function fileSink(file: FileSystemFileHandle): Promise<Sink> {
  const stream = await file.createWritable();
  return {
    write: (text) => stream.write(text),
    close: () => stream.close(),
    abort: () => stream.abort(),
  };
}

function blobSink(name: string, type: string): Sink {
  let pieces: Blob[] = [];
  let text = '';

  function fold() {
    pieces.push(new Blob([text]));
    text = '';
  }
  return {
    write(more) {
      text += more;
      if (text.length > PIECE_CHARS) fold();
      return Promise.resolve();
    },
    close() {
      fold();
      const href = URL.createObjectURL(new Blob(pieces, { type }));
      Object.assign(document.createElement('a'), { href, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(href), SAVES_WITHIN_MS);
      return Promise.resolve();
    },
    abort() {
      pieces = [];
      return Promise.resolve();
    },
  };
}
