import { jsonLeaf, jsonEntries } from '#app/lib/json-leaf.ts';
import { jsonText } from '#app/lib/json-text.ts';
import { t } from '#app/messages/common.ts';
import { CopyButton } from './copy-button.tsx';
import { JsonTree, type JsonTreeProps } from './json-tree.tsx';

export function NamedValue(props: JsonTreeProps) {
  const { value, label } = props;
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between text-xs text-ink-3">
        <span>{label}</span>
        <CopyButton
          label={t('copyNamed', { name: label })}
          text={() => (jsonEntries(value) === undefined ? jsonLeaf(value, true).text : jsonText(value, 2))}
        />
      </div>
      <JsonTree {...props} />
    </div>
  );
}
