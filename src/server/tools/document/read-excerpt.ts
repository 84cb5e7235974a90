import { ToolProblem } from '../../runner/engine.ts';
import { decodeText } from '../text/decode-text.ts';
import { type Excerpt, excerptOfLines, type ExcerptRange } from './excerpt.ts';

export interface GivenDocument {
  /** For problems. */
  readonly name: string;
  readonly mediaType: string;
  /** Of the HTTP response, if it named one. */
  readonly charset?: string | undefined;
  /** Of an HTML page, so that its links are absolute. */
  readonly url?: string | undefined;
  readonly bytes: Uint8Array;
}

type DocumentKind = 'pdf' | 'docx' | 'html' | 'text';

/** Reads text as it is, PDFs page by page, DOCX and HTML as Markdown. Throws `ToolProblem`. */
export async function readExcerpt(document: GivenDocument, range: ExcerptRange): Promise<Excerpt> {
  const { name, bytes } = document;
  if (bytes.length === 0) throw new ToolProblem(`${name} is empty.`);
  switch (kindOf(document)) {
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts');
      return readPdf(name, bytes, range);
    }
    case 'docx': {
      const { docxToMarkdown } = await import('./docx-to-markdown.ts');
      return excerptOfLines(name, await docxToMarkdown(name, bytes), range);
    }
    case 'html': {
      const { htmlToMarkdown } = await import('./html-to-markdown.ts');
      const { title, markdown } = htmlToMarkdown(name, decodeHtml(document), document.url);
      return excerptOfLines(name, markdown, range, { title });
    }
    case 'text': {
      const { text, note } = decodeText(name, bytes);
      return excerptOfLines(name, text, range, { notes: note === undefined ? [] : [note] });
    }
  }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MARKUP = /^\uFEFF?\s*(?:<!--[^]{0,500}?-->\s*)?<(?:!doctype\s+html|html)[\s>]/i;

/** The bytes decide, then the type and the ending of the name. */
function kindOf({ name, mediaType, bytes }: GivenDocument): DocumentKind {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK\u0003\u0004')) {
    if (mediaType === DOCX || /\.docx$/i.test(name)) return 'docx';
    throw new ToolProblem(`${name} is a ZIP archive, or a document of a type that can't be read.`);
  }
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(mediaType) || /\.x?html?$/i.test(name)) return 'html';
  const isText = /^text\/(?:plain|markdown)$/.test(mediaType);
  return !isText && MARKUP.test(start) ? 'html' : 'text';
}

const META_CHARSET = /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{1,40})/i;

function decodeHtml({ name, bytes, charset }: GivenDocument): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const label = charset ?? META_CHARSET.exec(start)?.[1];
  if (label !== undefined && !/^utf-?8$/i.test(label)) {
    try {
      return new TextDecoder(label).decode(bytes);
    } catch (error) {
      // An encoding that does not exist.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return decodeText(name, bytes).text;
}
