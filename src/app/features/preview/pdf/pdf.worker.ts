import {
  getDocument,
  GlobalWorkerOptions,
  VerbosityLevel,
  version,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfAnswer, PdfQuestion } from './pdf-messages.ts';
import { WorkerCanvasFactory, WorkerFilterFactory } from './worker-canvases.ts';

/** Pixels of a drawn page. More take too much memory: four bytes each. */
const MAX_PIXELS = 16_000_000;
const MAX_SIDE = 8_192;
/** Larger pictures are left out: an A3 page that was scanned with 600 dpi has 70 million pixels. */
const MAX_PIXELS_OF_IMAGE = 100_000_000;
/** Characters of a page. */
const LONGEST_TEXT = 100_000;

/** The parser, and what it loads by name: fonts, character maps and a decoder. `vite.config.ts` copies them. */
const FILES = import.meta.env.DEV ? '/node_modules/pdfjs-dist/' : `/assets/pdfjs-${version}/`;

const PARSER = `${FILES}legacy/build/pdf.worker.min.mjs`;

/** By pdf.js's name for the kind of file. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ['cMapUrl', `${FILES}cmaps/`],
  ['standardFontDataUrl', `${FILES}standard_fonts/`],
  ['wasmUrl', `${FILES}wasm/`],
]);

/** Of a font or a character map. */
const FETCH_LIMIT_MS = 15_000;

/** pdf.js goes on without a file that it can't load, and draws wrong letters or none. */
let isFileMissing = false;

class FileLoader {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    try {
      return await fetchBytes(`${FOLDERS.get(kind)}${filename}`, AbortSignal.timeout(FETCH_LIMIT_MS));
    } catch (error) {
      isFileMissing = true;
      throw error;
    }
  }
}

/** Of the page's own files, not of the API. */
async function fetchBytes(url: string, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, signal && { signal });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A worker does not say that its code was not loaded, so the code is loaded before. */
async function startParser() {
  try {
    await fetchBytes(PARSER);
  } catch {
    postMessage({ is: 'failed', reason: 'notLoaded' } satisfies PdfAnswer);
    return;
  }
  // pdf.js answers all messages that its worker gets, so it can't share this one.
  GlobalWorkerOptions.workerPort = new Worker(PARSER, { type: 'module' });
  postMessage({ is: 'ready' } satisfies PdfAnswer);
}

void startParser();

let opened: PDFDocumentProxy | undefined;
let needsPassword = false;

addEventListener('message', ({ data }: MessageEvent<PdfQuestion>) => {
  void answer(data).then((known) => {
    const message: PdfAnswer = isFileMissing ? { is: 'failed', reason: 'notLoaded' } : known;
    postMessage(message, { transfer: message.is === 'drawn' ? [message.picture] : [] });
  });
});

async function answer(question: PdfQuestion): Promise<PdfAnswer> {
  try {
    if (question.ask === 'open') return await open(question.bytes);
    if (opened === undefined) return { is: 'failed', reason: 'damaged' };
    const page = await opened.getPage(question.page);
    const text = await textOf(page);
    return question.ask === 'text'
      ? { is: 'text', text }
      : { is: 'drawn', picture: await draw(page, question.width), text };
  } catch {
    // Whatever a damaged file makes pdf.js throw.
    return { is: 'failed', reason: needsPassword ? 'password' : 'damaged' };
  }
}

async function open(bytes: ArrayBuffer): Promise<PdfAnswer> {
  const loading = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    // The content security policy forbids both.
    isEvalSupported: false,
    useWasm: false,
    wasmUrl: FOLDERS.get('wasmUrl'),
    useWorkerFetch: false,
    BinaryDataFactory: FileLoader,
    useSystemFonts: false,
    maxImageSize: MAX_PIXELS_OF_IMAGE,
    // There is no document here. Drawing uses its fonts alone.
    ownerDocument: { fonts: Reflect.get(globalThis, 'fonts') } as unknown as HTMLDocument,
    CanvasFactory: WorkerCanvasFactory,
    FilterFactory: WorkerFilterFactory,
  });
  loading.onPassword = (respond: (password: Error) => void) => {
    needsPassword = true;
    respond(new Error('The PDF needs a password.'));
  };
  opened = await loading.promise;
  const { width, height } = (await opened.getPage(1)).getViewport({ scale: 1 });
  return { is: 'opened', pageCount: opened.numPages, ratio: height / width };
}

async function draw(page: PDFPageProxy, width: number): Promise<ImageBitmap> {
  const size = page.getViewport({ scale: 1 });
  const scale = Math.min(
    width / size.width,
    MAX_SIDE / Math.max(size.width, size.height),
    Math.sqrt(MAX_PIXELS / (size.width * size.height)),
  );
  const viewport = page.getViewport({ scale });
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  page.cleanup();
  return canvas.transferToImageBitmap();
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  return text.slice(0, LONGEST_TEXT).trim();
}
