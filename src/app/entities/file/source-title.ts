import { isDataUrl } from './data-url.ts';
import { fileName } from './file-name.ts';

/** What a source is called on every page: its title, else its address. */
export function sourceTitle({ title, url }: { title?: string | null | undefined; url?: string | undefined }): string {
  if (title) return title;
  return url === undefined || isDataUrl(url) ? fileName({ url: url ?? '' }) : url;
}
