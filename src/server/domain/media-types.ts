import { essenceOf } from '#contract/media-type.ts';

const GENERIC = 'application/octet-stream';

const BY_EXTENSION: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  md: 'text/markdown',
  txt: 'text/plain',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
};

/** Uses the name's extension if the client's type is invalid or generic. */
export function mediaTypeOf(name: string, sent: string | undefined): string {
  const type = essenceOf(sent);
  if (/^[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,64}$/.test(type) && type !== GENERIC) return type;
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  return BY_EXTENSION[extension] ?? GENERIC;
}
