import { t } from '#app/messages/composer.ts';
import type { Ref } from 'react';

type FileChooserProps = { onFiles: (files: readonly File[]) => void; ref: Ref<HTMLInputElement> };

/** The browser's own dialog for files: a click on this opens it. */
export function FileChooser({ onFiles, ref }: FileChooserProps) {
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      aria-label={t('files')}
      onChange={({ currentTarget }) => {
        onFiles([...(currentTarget.files ?? [])]);
        // Choosing the same file again, once it was removed, is a change too.
        currentTarget.value = '';
      }}
    />
  );
}
