import { Check, CircleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formatNumberOf, formatCount } from '#app/lib/format.ts';
import { ShowMore } from '#app/components/show-more.tsx';
import type { Violation } from '#contract/check-output.ts';
import type { CheckedOutput } from './use-validity.ts';

const AT_FIRST = 10;

export function OutputValidity({ validity }: { validity: CheckedOutput }) {
  switch (validity.kind) {
    case 'valid':
      return (
        <p className="flex items-center gap-1.5 text-xs text-completed">
          <Check size={12} strokeWidth={2.5} aria-hidden />
          Valid against the worker’s output schema.
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
      return <Quiet>{`It can’t be checked against the worker’s output schema. ${validity.why}`}</Quiet>;
    case 'checking':
      return <Quiet>Checking it against the worker’s output schema.</Quiet>;
    case 'no-schema':
      return <Quiet>The worker has no output schema to hold it against.</Quiet>;
    case 'schema-unknown':
      return <Quiet>The worker’s output schema isn’t known here: the API doesn’t list this worker.</Quiet>;
    default:
      return validity satisfies never;
  }
}

function Unchecked({ keywords }: { keywords: readonly string[] }) {
  return (
    <p className="flex items-start gap-1.5 text-xs text-ink-2">
      <CircleAlert size={12} className="mt-0.5 shrink-0" aria-hidden />
      <span className="break-words">{`Parts of the worker’s output schema are not checked here: ${keywords.slice(0, AT_FIRST).join(', ')}${keywords.length > AT_FIRST ? ` and ${keywords.length - AT_FIRST} more` : ''}.`}</span>
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
        <span>{`Not valid against the worker’s output schema, in ${formatNumberOf(violations.length, 'place')}:`}</span>
      </p>
      <ul aria-label="Where it fails" className="grid gap-0.5 pl-[1.125rem]">
        {shown.map(({ path, words }) => (
          <li key={`${path} ${words}`} className="break-words">
            {path === '' ? <span>It</span> : <code className="figures">{path}</code>}
            <span>{` ${words}`}</span>
          </li>
        ))}
      </ul>
      {violations.length > shown.length && (
        <ShowMore onShow={() => setAll(true)}>{`Show all ${formatCount(violations.length)}`}</ShowMore>
      )}
    </div>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <p className="text-xs text-ink-3">{children}</p>;
}
