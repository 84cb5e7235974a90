import { extensionOf } from '#app/lib/file-extension.ts';
import { t } from '#app/messages/file.ts';

export function ExtensionMark({ name }: { name: string }) {
  return (
    <span className="shrink-0 rounded-sm bg-completed-soft px-1 text-xs font-semibold text-completed uppercase">
      {extensionOf(name) ?? t('file')}
    </span>
  );
}
