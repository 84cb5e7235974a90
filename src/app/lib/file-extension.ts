const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/javascript': 'js',
  'text/tab-separated-values': 'tsv',
  'text/calendar': 'ics',
  'application/x-ndjson': 'ndjson',
  'application/gzip': 'gz',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'audio/mpeg': 'mp3',
  'video/quicktime': 'mov',
};

/** At most five letters, in lower case. */
export function extensionOf(name: string): string | null {
  return /[^.]\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** `png` for `image/png` */
export function extensionOfType(mediaType: string): string | undefined {
  const type = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (Object.hasOwn(EXTENSIONS, type)) return EXTENSIONS[type];
  return /^(?:text|image|audio|video|application)\/(?:.*\+)?([a-z0-9]{2,5})$/.exec(type)?.[1];
}
