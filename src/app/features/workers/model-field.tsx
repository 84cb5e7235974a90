import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import type { Model } from '#contract/model.ts';
import { ChoiceMenu, type Choice } from '#app/components/choice-menu.tsx';
import { modelsQuery } from '#app/data/models.ts';
import { t } from '#app/messages/workers.ts';

type ModelFieldProps = {
  /** Null: the default. */
  model: string | null;
  onChange: (model: string | null) => void;
};

/** No name of a model is empty. */
const DEFAULT = '';

/** Nothing if the API offers no choice. */
export function ModelField({ model, onChange }: ModelFieldProps) {
  const { data: models } = useQuery(modelsQuery);
  if (models == null || (models.length < 2 && model === null)) return null;
  const isGone = model !== null && !models.some(({ name }) => name === model);
  const choices: Choice<string>[] = [
    {
      value: DEFAULT,
      label: t('defaultModel'),
      about: t('defaultModelAbout', { model: models.find(({ isDefault }) => isDefault)?.name ?? '–' }),
    },
    ...models.map((one) => ({ value: one.name, label: one.name, about: placeOf(one) })),
    ...(isGone ? [{ value: model, label: model, about: t('modelGone') }] : []),
  ];
  const chosen = choices.find(({ value }) => value === (model ?? DEFAULT));
  const name = chosen?.label ?? '';
  return (
    <div className="grid justify-items-start gap-1">
      <span className="text-sm font-medium" aria-hidden>
        {t('field.model')}
      </span>
      <ChoiceMenu
        name={t('modelButton', { model: name })}
        label={t('field.model')}
        choices={choices}
        value={model ?? DEFAULT}
        onChange={(value) => onChange(value === DEFAULT ? null : value)}
        className="border-edge!"
      >
        <span>{name}</span>
        <ChevronDown size={14} className="shrink-0 text-ink-3" aria-hidden />
      </ChoiceMenu>
      {isGone ? (
        <span className="text-xs text-aborted">{t('modelGoneExplained')}</span>
      ) : (
        <span className="text-xs text-ink-3">{chosen?.about}</span>
      )}
    </div>
  );
}

function placeOf({ provider, host }: Model): string {
  return provider === 'built-in' || host === null ? t('modelBuiltIn') : t('modelHost', { host });
}
