import { JsonEditor } from '../schema/json-editor.tsx';
import { CheckLine } from '../schema/check-line.tsx';
import type { SchemaCheck } from '../schema/use-schema-check.ts';
import { t } from '#app/messages/workers.ts';

type DraftedSchemaProps = { text: string; check: SchemaCheck; onChange: (text: string) => void };

/** The output schema of a worker that is not saved yet. */
export function DraftedSchema({ text, check, onChange }: DraftedSchemaProps) {
  return (
    <section aria-labelledby="drafted-schema" className="grid max-w-measure gap-1">
      <h2 id="drafted-schema" className="text-sm font-medium">
        {t('field.outputSchema')}
      </h2>
      <JsonEditor
        label={t('field.outputSchema')}
        value={text}
        onChange={onChange}
        problems={check.problems}
        takesFocus={false}
      />
      <CheckLine check={check} />
    </section>
  );
}
