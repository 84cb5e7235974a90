import type { Fields } from './api-client.ts';

export interface RawFile {
  readonly filename: string;
  readonly content: string | Uint8Array;
  /** Encodes control characters in names by RFC 5987. Otherwise they are sent raw. */
  readonly encoded?: boolean;
}

const BOUNDARY = 'a-boundary-of-our-own';

/** Builds a multipart body by hand, because `FormData` escapes names. */
export function rawForm(
  fields: Fields,
  files: readonly RawFile[],
): { headers: Record<string, string>; body: Buffer<ArrayBuffer> } {
  const chunks: Uint8Array[] = [];
  const write = (content: string | Uint8Array) =>
    chunks.push(typeof content === 'string' ? Buffer.from(content) : content);
  for (const [name, value] of Object.entries(fields)) {
    write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`);
  }
  for (const { filename, content, encoded = true } of files) {
    const name =
      encoded && /\p{Cc}/u.test(filename)
        ? `filename*=UTF-8''${encodeURIComponent(filename)}`
        : `filename="${filename.replaceAll('"', '\\"')}"`;
    write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; ${name}\r\n`);
    write('Content-Type: text/csv\r\n\r\n');
    write(content);
    write('\r\n');
  }
  write(`--${BOUNDARY}--\r\n`);
  return { headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }, body: Buffer.concat(chunks) };
}
