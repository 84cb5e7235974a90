import type { Sink } from './write-tasks.ts';

/** File System Access API (Chromium only). */
type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

declare global {
  interface Window {
    showSaveFilePicker?: Picker;
  }
}

/** Larger text becomes a Blob, which the browser may keep on disk. */
const BLOB_CHARS = 1_000_000;
/** The object URL must outlive the start of the download. */
const REVOKE_AFTER_MS = 60_000;

/**
 * Opens a file chosen by the user if the browser can write one, else downloads at the end. Undefined if the user
 * cancels. Needs a user gesture.
 */
export async function openSink(name: string, type: string): Promise<Sink | undefined> {
  let file: FileSystemFileHandle | undefined;
  try {
    file = await window.showSaveFilePicker?.({ suggestedName: name });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    // The picker is not allowed here.
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

  function flushText() {
    pieces.push(new Blob([text]));
    text = '';
  }
  return {
    write(more) {
      text += more;
      if (text.length > BLOB_CHARS) flushText();
      return Promise.resolve();
    },
    close() {
      flushText();
      const href = URL.createObjectURL(new Blob(pieces, { type }));
      Object.assign(document.createElement('a'), { href, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(href), REVOKE_AFTER_MS);
      return Promise.resolve();
    },
    abort() {
      pieces = [];
      return Promise.resolve();
    },
  };
}
