import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ApiProblem } from '#contract/api-problem.ts';
import { CreateTask } from '#contract/request-bodies.ts';
import { MAX_FILE_BYTES_ACCEPTED, MAX_FILES, MAX_INPUT_CHARS, MAX_TOTAL_BYTES_ACCEPTED } from '#contract/limits.ts';
import { essenceOf } from '#contract/media-type.ts';
import { safeFileName } from '../../domain/file-names.ts';
import { mediaTypeOf } from '../../domain/media-types.ts';
import { problems } from '../../domain/problems.ts';
import type { UploadedFile } from '../../domain/request-hash.ts';
import { parseHeader } from './header-parameters.ts';
import { type PartHeading, readHeading } from './part-heading.ts';
import { type FormPart, quote, readParts } from './read-parts.ts';

/** UTF-8 takes at most 3 bytes per UTF-16 unit. */
const MAX_FIELD_BYTES = MAX_INPUT_CHARS * 3;
const TEXT_FIELDS: ReadonlySet<string> = new Set(Object.keys(CreateTask.shape));
const FILE_FIELDS: ReadonlySet<string> = new Set(['files', 'files[]', 'file', 'file[]']);

export interface Form {
  fields: ReadonlyMap<string, string>;
  files: UploadedFile[];
  discard(): Promise<void>;
}

/**
 * Streams files to disk below `folder`. Throws and leaves no file: 413 as soon as a limit is exceeded, 422 for unknown
 * or duplicate fields, 400 for an unreadable part.
 */
export async function readMultipart(request: Request, folder: string): Promise<Form> {
  const boundary = parseHeader(request.headers.get('Content-Type') ?? '')?.parameters.get('boundary') ?? '';
  if (boundary === '') throw problems.badRequest('The Content-Type of the form must name a boundary.');
  if (request.body === null) throw problems.badRequest('The form is empty.');
  const fields = new Map<string, string>();
  const files: UploadedFile[] = [];
  const discard = () => rm(folder, { recursive: true, force: true });

  await mkdir(folder, { recursive: true, mode: 0o700 });
  let reading = '';
  try {
    // `respondDuringUpload` reads the rest.
    for await (const part of readParts(request.body.values({ preventCancel: true }), boundary)) {
      const heading = readHeading(part);
      reading = ` in ${quote(heading.filename ?? heading.field)}`;
      if (isFile(heading)) await takeFile(part, heading, folder, files);
      else await takeField(part, heading, fields);
    }
    return { fields, files, discard };
  } catch (error) {
    await discard();
    if (error instanceof ApiProblem || isFileSystemError(error)) throw error;
    throw problems.badRequest(`The form was cut off${reading}: its last boundary is missing. Send it again.`);
  }
}

function isFile({ field, filename, contentType }: PartHeading): boolean {
  if (filename !== undefined) return true;
  return FILE_FIELDS.has(field) && !['', 'text/plain'].includes(essenceOf(contentType));
}

async function takeFile(
  { content }: FormPart,
  { field, filename, contentType }: PartHeading,
  folder: string,
  files: UploadedFile[],
): Promise<void> {
  const name = safeFileName(filename ?? '');
  if (!FILE_FIELDS.has(field)) {
    throw problems.badRequest(`${quote(field)} takes no file, so ${quote(name)} was refused. Send files as "files".`);
  }
  const isFull = files.length >= MAX_FILES;
  if (isFull && filename !== '') throw tooManyFiles();
  const target = path.join(folder, String(files.length));
  const before = files.reduce((sum, { size }) => sum + size, 0);
  const digest = createHash('sha256');
  let size = 0;
  await writeFile(target, counted(), { mode: 0o600 });
  // A file input without a choice.
  if (size === 0 && filename === '') return;
  files.push({ name, mediaType: mediaTypeOf(name, contentType), size, digest: digest.digest('hex'), path: target });

  async function* counted() {
    for await (const chunk of content) {
      if (isFull) throw tooManyFiles();
      size += chunk.length;
      if (size > MAX_FILE_BYTES_ACCEPTED) throw problems.tooLarge(`${name} is over 10 MB, the limit of one file.`);
      if (before + size > MAX_TOTAL_BYTES_ACCEPTED) {
        throw problems.tooLarge('The files are over 30 MB together, the limit of one request.');
      }
      digest.update(chunk);
      yield chunk;
    }
  }
}

function tooManyFiles(): ApiProblem {
  return problems.tooLarge(`A request takes at most ${MAX_FILES} files.`);
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

async function takeField(
  { content }: FormPart,
  { field, contentType }: PartHeading,
  fields: Map<string, string>,
): Promise<void> {
  if (FILE_FIELDS.has(field)) throw problems.badField(`${field} takes files, not text.`);
  if (!TEXT_FIELDS.has(field)) throw problems.badField(`${quote(field)} is not a known field.`);
  if (fields.has(field)) throw problems.badField(`${field} was sent twice. Send it once.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > MAX_FIELD_BYTES) throw problems.tooLarge(`${field} takes at most ${MAX_INPUT_CHARS} characters.`);
    chunks.push(chunk);
  }
  fields.set(field, decodeText(Buffer.concat(chunks), contentType, field));
}

function decodeText(bytes: Uint8Array, contentType: string | undefined, field: string): string {
  const charset = parseHeader(contentType ?? '')?.parameters.get('charset') ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw problems.badRequest(`${field} is not text in ${quote(charset)}. Send it in UTF-8.`);
  }
}
