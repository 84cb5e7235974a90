import mammoth from 'mammoth';
import { ToolProblem } from '../../runner/engine.ts';
import { checkUnpackedSize } from './check-unpacked-size.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** Without its pictures. */
export async function docxToMarkdown(name: string, bytes: Uint8Array): Promise<string> {
  checkUnpackedSize(name, bytes);
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage });
    return htmlToMarkdown(name, value).markdown;
  } catch (error) {
    if (error instanceof ToolProblem) throw error;
    throw new ToolProblem(`${name} is not a DOCX document that can be read: it is damaged.`);
  }
}
