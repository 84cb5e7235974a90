import { isDataUrl } from './data-url.ts';
import { fileName } from './file-name.ts';

export function sourceTitle({ title, url }: { title?: string | null | undefined; url?: string | undefined }): string {
  if (title) return title;
  return url === undefined || isDataUrl(url) ? fileName({ url: url ?? '' }) : url;
}
