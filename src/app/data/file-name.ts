import type { WorkFile } from '#contract/task.ts';

/** What a file is called on every page: its name, else the end of its address. */
export function fileName({ filename, url }: { filename?: WorkFile['filename'] | undefined; url: string }): string {
  if (filename) return filename;
  const end = url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(end) || 'untitled';
  } catch {
    return end; // not UTF-8: as it stands
  }
}
