type Transfer = Pick<DataTransfer, 'types' | 'getData'>;
type NamedFile = Pick<File, 'name' | 'type'>;

const FORMATTED = ['text/html', 'text/rtf', 'application/rtf'];

/**
 * Whether a paste with text and files means its text. Office programs add a picture of the text; file managers add file
 * names as text.
 */
export function meansText(transfer: Transfer, files: readonly NamedFile[]): boolean {
  if (!transfer.types.includes('text/plain')) return false;
  if (FORMATTED.some((type) => transfer.types.includes(type))) return true;
  const lines = transfer
    .getData('text/plain')
    .split(/\r?\n/)
    .map(withoutEscapes)
    .filter((line) => line !== '');
  const isNamed = ({ name }: NamedFile) => lines.some((line) => line.endsWith(name));
  return lines.length > 0 && files.every((file) => file.type.startsWith('image/') && !isNamed(file));
}

/** Decodes a `file:` URL. */
function withoutEscapes(line: string): string {
  try {
    return decodeURIComponent(line.trim());
  } catch {
    return line.trim(); // Not a URL.
  }
}
