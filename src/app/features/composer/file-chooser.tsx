import { t } from '#app/messages/composer.ts';
import type { Ref } from 'react';

type FileChooserProps = { onFiles: (files: readonly File[]) => void; ref: Ref<HTMLInputElement> };

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
        // Otherwise choosing a removed file again would fire no change event.
        currentTarget.value = '';
      }}
    />
  );
}
