import type { WorkFile } from '#contract/task.ts';
import { visibleText } from '#contract/visible-text.ts';
import { extensionOfType } from '#app/lib/file-extension.ts';
import { t } from '#app/messages/file.ts';
import { describeDataUrl, isDataUrl } from './data-url.ts';

type NamedFile = { url: string; filename?: WorkFile['filename'] | undefined; mediaType?: string | undefined };

/** The name, else the URL's last segment, else “untitled” with the type's extension. */
export function fileName({ filename, url, mediaType }: NamedFile): string {
  if (filename) return filename;
  if (isDataUrl(url)) {
    const head = describeDataUrl(url);
    const extension = extensionOfType(mediaType || head.mediaType);
    const fallback = extension === undefined ? t('untitled') : t('untitledOf', { extension });
    return visibleText(head.name ?? '') || fallback;
  }
  const end = url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
  try {
    return visibleText(decodeURIComponent(end)) || t('untitled');
  } catch {
    return end; // Not UTF-8.
  }
}
