import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { ApiProblem } from '#contract/api-problem.ts';
import { MAX_FILE_BYTES_ACCEPTED, MAX_FILES, MAX_INPUT_CHARS, MAX_TOTAL_BYTES_ACCEPTED } from '#contract/limits.ts';
import { CreateTask } from '#contract/fields.ts';
import { safeFileName } from '../domain/file-names.ts';
import { mediaTypeOf } from '../domain/media-types.ts';
import { problems } from '../domain/problems.ts';
import type { UploadedFile } from '../domain/request-hash.ts';

/** UTF-8 takes at most 3 bytes for one of JavaScript's characters. */
const MAX_FIELD_BYTES = MAX_INPUT_CHARS * 3;
const TEXT_FIELDS: ReadonlySet<string> = new Set(Object.keys(CreateTask.shape));
const FILE_FIELDS: ReadonlySet<string> = new Set(['files', 'files[]', 'file', 'file[]']);

export interface Form {
  /** By their names; each was sent once. */
  fields: ReadonlyMap<string, string>;
  files: UploadedFile[];
  /** Removes what lies in the uploads folder; files that were taken in are elsewhere by then. */
  discard(): Promise<void>;
}

/**
 * Reads a multipart form, its files straight to disk below `folder`. Throws `ApiProblem` as soon as a limit is passed
 * (413, naming it), a field is not known or comes twice (422) or the form is broken (400), and leaves no file behind then.
 */
export async function readMultipart(request: Request, folder: string): Promise<Form> {
  const parser = openParser(request.headers.get('Content-Type') ?? '');
  const files: UploadedFile[] = [];
  const fields = new Map<string, string>();
  const writes: Promise<void>[] = [];
  let total = 0;
  const discard = () => rm(folder, { recursive: true, force: true });

  await mkdir(folder, { recursive: true, mode: 0o700 });
  const cut = new AbortController();
  const refuse = (problem: unknown) => {
    cut.abort(problem);
  };
  parser.on('field', (name, value, { valueTruncated }) => {
    if (FILE_FIELDS.has(name)) refuse(problems.badField(`${name} takes files, not text.`));
    else if (!TEXT_FIELDS.has(name)) refuse(problems.badField(`${name} is not known here.`));
    else if (fields.has(name)) refuse(problems.badField(`${name} was sent twice. Send it once.`));
    else if (valueTruncated) refuse(problems.tooLarge(`${name} takes at most ${MAX_INPUT_CHARS} characters.`));
    else fields.set(name, value);
  });
  parser.on('file', (field, stream, { filename, mimeType }) => {
    const index = writes.length;
    if (!FILE_FIELDS.has(field)) refuse(problems.badField(`${field} takes no file. Send files as "files".`));
    if (index >= MAX_FILES) refuse(problems.tooLarge(`A request takes at most ${MAX_FILES} files.`));
    if (cut.signal.aborted) {
      // Nobody reads it: what becomes of it is told by the form's own end.
      stream.on('error', () => undefined).resume();
      return;
    }
    const name = safeFileName(filename ?? '');
    const target = path.join(folder, String(index));
    const digest = createHash('sha256');
    let size = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        total += chunk.length;
        digest.update(chunk);
        if (size > MAX_FILE_BYTES_ACCEPTED)
          done(problems.tooLarge(`${name} is over 10 MB. The limit is 10 MB per file.`));
        else if (total > MAX_TOTAL_BYTES_ACCEPTED)
          done(problems.tooLarge('The files are over 30 MB together, the limit of one request.'));
        else done(null, chunk);
      },
    });
    const write = pipeline(stream, count, createWriteStream(target, { mode: 0o600 })).then(() => {
      // A browser sends an empty part without a name for a file input where nothing was chosen.
      if (size === 0 && !filename) return;
      files[index] = { name, mediaType: mediaTypeOf(name, mimeType), size, digest: digest.digest('hex'), path: target };
    });
    writes.push(write);
    write.catch(refuse);
  });
  parser.on('partsLimit', () => {
    refuse(problems.tooLarge('The form has too many parts.'));
  });

  try {
    await feed(request, parser, cut.signal);
    await Promise.all(writes);
    cut.signal.throwIfAborted();
    return { fields, files: files.filter((file) => file !== undefined), discard };
  } catch (error) {
    parser.destroy();
    await Promise.allSettled(writes);
    await discard();
    const cause: unknown = cut.signal.aborted ? cut.signal.reason : error;
    if (cause instanceof ApiProblem || isFileSystemError(cause)) throw cause;
    throw problems.badRequest('The form is broken or was cut off. Send it again as multipart/form-data.');
  }
}

function openParser(contentType: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      // One more than a form can have, so that the first too many is heard of, and refused.
      limits: { fieldSize: MAX_FIELD_BYTES, fieldNameSize: 100, fields: TEXT_FIELDS.size + 1, parts: 20 },
    });
  } catch {
    throw problems.badRequest('The Content-Type of the form is broken. It must name a boundary.');
  }
}

async function feed(request: Request, parser: busboy.Busboy, signal: AbortSignal): Promise<void> {
  if (request.body === null) throw problems.badRequest('The form is empty.');
  // The request's body is left open when it is refused: who refuses it reads the rest, so that the answer arrives.
  const body = Readable.from(request.body.values({ preventCancel: true }));
  await pipeline(body, parser, { signal });
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
