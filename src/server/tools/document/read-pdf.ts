import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ToolProblem } from '../../runner/engine.ts';
import { checkRange, type Excerpt, type ExcerptRange, takePieces } from './excerpt.ts';

const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

export async function readPdf(name: string, bytes: Uint8Array, range: ExcerptRange): Promise<Excerpt> {
  const loading = getDocument({
    // pdf.js takes the buffer away.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    // Only text is read: nothing is drawn.
    disableFontFace: true,
    useSystemFonts: false,
    cMapUrl: `${path.join(folder, 'cmaps')}/`,
    standardFontDataUrl: `${path.join(folder, 'standard_fonts')}/`,
  });
  try {
    return await readPages(name, await loading.promise, range);
  } catch (error) {
    if (error instanceof ToolProblem) throw error;
    const isProtected = error instanceof Error && error.name === 'PasswordException';
    throw new ToolProblem(
      isProtected ? `${name} is protected by a password.` : `${name} is not a PDF that can be read: it is damaged.`,
    );
  } finally {
    await loading.destroy();
  }
}

async function readPages(name: string, pdf: PDFDocumentProxy, range: ExcerptRange): Promise<Excerpt> {
  const count = pdf.numPages;
  checkRange(name, 'page', count, range);
  const { from = 1, to = count } = range;
  const empty: number[] = [];
  const { pieces, isCut } = await takePieces(from, Math.min(to, count), async (at) => {
    const text = await readPage(pdf, at);
    if (text === '') empty.push(at);
    return `[page ${at}]\n${text}`;
  });
  const last = from + pieces.length - 1;
  const notes: string[] = [];
  const without = empty.filter((page) => page <= last);
  if (without.length > 0) notes.push(`no text on page ${without.join(', ')}: it may be a picture`);
  if (isCut) notes.push(`the text of page ${last} is cut`);
  return { unit: 'page', count, from, to: last, text: pieces.join('\n\n'), notes };
}

async function readPage(pdf: PDFDocumentProxy, at: number): Promise<string> {
  const page = await pdf.getPage(at);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('')
    .trim();
}
