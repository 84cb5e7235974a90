import { essenceOf } from '#contract/media-type.ts';
import { problems } from '../../domain/problems.ts';
import { parseHeader } from './header-parameters.ts';
import { type FormPart, quote } from './read-parts.ts';

export interface PartHeading {
  field: string;
  filename: string | undefined;
  contentType: string | undefined;
}

/** Throws 400. */
export function readHeading({ number, headers }: FormPart): PartHeading {
  const disposition = headers.get('content-disposition');
  if (disposition === undefined) {
    throw problems.badRequest(`Part ${number} of the form has no Content-Disposition, so it has no name.`);
  }
  const parameters = parseHeader(disposition)?.parameters;
  if (parameters === undefined) {
    throw problems.badRequest(`Part ${number} of the form can't be read: Content-Disposition: ${quote(disposition)}.`);
  }
  const filename = readFilename(parameters, number);
  const field = parameters.get('name');
  if (field === undefined) {
    const part = filename === undefined ? `Part ${number} of the form` : `The file ${quote(filename)}`;
    throw problems.badRequest(`${part} has no name. Send files as "files", and each field by its name.`);
  }
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? 'binary';
  if (!['7bit', '8bit', 'binary'].includes(encoding)) {
    throw problems.badRequest(
      `${quote(filename ?? field)} is sent with Content-Transfer-Encoding: ${quote(encoding)}. Send its bytes as they are.`,
    );
  }
  const contentType = headers.get('content-type');
  if (filename === undefined && essenceOf(contentType).startsWith('multipart/')) {
    throw problems.badRequest(`${quote(field)} is sent as a form in the form. Send each file as a part of its own.`);
  }
  return { field: unescapeName(field), filename, contentType };
}

/** RFC 8187 */
function readFilename(parameters: ReadonlyMap<string, string>, number: number): string | undefined {
  const [extended, plain] = [parameters.get('filename*'), parameters.get('filename')];
  const decoded = extended === undefined ? undefined : decodeExtended(extended);
  if (decoded !== undefined && decoded !== '') return decoded;
  if (plain !== undefined) return unescapeName(plain);
  if (extended === undefined && !parameters.has('filename*0') && !parameters.has('filename*0*')) return undefined;
  if (extended === undefined) {
    throw problems.badRequest(
      `The name of the file in part ${number} of the form comes in pieces. Send it as filename.`,
    );
  }
  throw problems.badRequest(`The name of the file in part ${number} of the form can't be read: ${quote(extended)}.`);
}

/** The three escapes of browsers (HTML, "multipart form data") only: `a%20b.csv` stays. */
function unescapeName(name: string): string {
  return name.replaceAll('%22', '"').replaceAll(/%0d/gi, '\r').replaceAll(/%0a/gi, '\n');
}

function decodeExtended(value: string): string | undefined {
  const [, charset, text = ''] = /^([^']+)'[^']*'([\x20-\x7e]*)$/.exec(value) ?? [];
  if (charset === undefined || /%(?![0-9a-f]{2})/i.test(text)) return undefined;
  const bytes = text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  try {
    return new TextDecoder(charset, { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return undefined;
  }
}
