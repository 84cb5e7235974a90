/** What a clipboard or a drag holds, as far as this asks. */
type Transfer = Pick<DataTransfer, 'types' | 'getData'>;
type NamedFile = Pick<File, 'name' | 'type'>;

const FORMATTED = ['text/html', 'text/rtf', 'application/rtf'];

/**
 * Whether a paste that holds text and files means its text. Office programs put a picture of the text beside it, and say
 * the text in a format of their own as well, or in plain text alone. A file manager puts the names of the files beside them.
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

/** A line of text, or the path of a file as a person reads it. */
function withoutEscapes(line: string): string {
  try {
    return decodeURIComponent(line.trim());
  } catch {
    return line.trim(); // not an address
  }
}
