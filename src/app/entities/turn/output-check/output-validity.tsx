import { Check, CircleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ShowMore } from '#app/components/show-more.tsx';
import { t as tCommon } from '#app/messages/common.ts';
import { formatList } from '#app/messages/format-list.ts';
import { t } from '#app/messages/output-check.ts';
import type { Validity, Violation } from '#contract/check-output.ts';

const AT_FIRST = 10;

export type CheckedOutput =
  | Validity
  | { readonly kind: 'checking' }
  | { readonly kind: 'no-schema' }
  | { readonly kind: 'schema-unknown' };

export function OutputValidity({ validity }: { validity: CheckedOutput }) {
  switch (validity.kind) {
    case 'valid':
      return (
        <p className="flex items-center gap-1.5 text-xs text-completed">
          <Check size={12} strokeWidth={2.5} aria-hidden />
          {t('valid')}
        </p>
      );
    case 'invalid':
      return (
        <>
          <Violations violations={validity.violations} />
          {validity.unchecked.length > 0 && <Unchecked keywords={validity.unchecked} />}
        </>
      );
    case 'unchecked':
      return <Unchecked keywords={validity.unchecked} />;
    case 'unusable':
      return <Quiet>{t('notChecked', { reason: validity.why })}</Quiet>;
    case 'checking':
      return <Quiet>{t('checking')}</Quiet>;
    case 'no-schema':
      return <Quiet>{t('noSchema')}</Quiet>;
    case 'schema-unknown':
      return <Quiet>{t('schemaUnknown')}</Quiet>;
    default:
      return validity satisfies never;
  }
}

function Unchecked({ keywords }: { keywords: readonly string[] }) {
  const more = keywords.length > AT_FIRST ? [t('andMore', { count: keywords.length - AT_FIRST })] : [];
  return (
    <p className="flex items-start gap-1.5 text-xs text-ink-2">
      <CircleAlert size={12} className="mt-0.5 shrink-0" aria-hidden />
      <span className="break-words">
        {t('partlyUnchecked', { keywords: formatList([...keywords.slice(0, AT_FIRST), ...more]) })}
      </span>
    </p>
  );
}

function Violations({ violations }: { violations: readonly Violation[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? violations : violations.slice(0, AT_FIRST);
  return (
    <div className="grid grid-cols-1 justify-items-start gap-1 text-xs">
      <p className="flex items-center gap-1.5 text-error">
        <CircleAlert size={12} aria-hidden />
        <span>{t('invalid', { count: violations.length })}</span>
      </p>
      <ul aria-label={t('validationErrors')} className="grid gap-0.5 pl-[1.125rem]">
        {shown.map(({ path, words }) => (
          <li key={`${path} ${words}`} className="break-words">
            {path === '' ? <span>{tCommon('jsonRoot')}</span> : <code className="figures">{path}</code>}
            <span>{` ${words}`}</span>
          </li>
        ))}
      </ul>
      {violations.length > shown.length && (
        <ShowMore onShow={() => setAll(true)}>{t('showAll', { count: violations.length })}</ShowMore>
      )}
    </div>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <p className="text-xs text-ink-3">{children}</p>;
}
