import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../runner/engine.ts';
import type { Excerpt } from './document/excerpt.ts';
import { readExcerpt } from './document/read-excerpt.ts';

const Place = z.int().check(z.gte(1));
const ReadDocumentInput = z.strictObject({
  file: z.string().check(z.minLength(1)),
  from: z.optional(Place),
  to: z.optional(Place),
});
export type ReadDocumentInput = z.infer<typeof ReadDocumentInput>;

export interface DocumentExcerpt extends Excerpt {
  file: string;
}

export const readDocument: Tool<ReadDocumentInput, DocumentExcerpt> = {
  name: 'read_document',
  isolated: true,
  description:
    'Reads a text or Markdown file as it is, a DOCX or HTML file as Markdown, or the text of a PDF. from and to are pages of a PDF and lines of other files. Returns about 20,000 characters at a time.',
  input: ReadDocumentInput,
  async run({ file, from, to }, { workspace }) {
    const mediaType = workspace.list().find(({ name }) => name === file)?.mediaType ?? '';
    const bytes = await workspace.read(file);
    if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml') throw new ToolProblem(`${file} is a picture.`);
    return { file, ...(await readExcerpt({ name: file, mediaType, bytes }, { from, to })) };
  },
};
