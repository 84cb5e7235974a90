import { useEffect, useRef, useState } from 'react';

type FormulaProps = { value: string; source: string; display: boolean };

/** Math, set once the code for it has loaded. What can't be set is shown as it was written. */
export function Formula({ value, source, display }: FormulaProps) {
  const target = useRef<HTMLSpanElement>(null);
  const [set, setSet] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    void import('./typeset.ts').then(
      ({ typeset }) => {
        if (isWanted && target.current !== null && typeset(target.current, value, display)) setSet(value);
      },
      // Without the code the source stays.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [value, display]);
  const isSet = set === value;
  return (
    <span
      dir="ltr"
      translate="no"
      data-math={source}
      data-unsaid
      className={display ? 'my-2 block max-w-full overflow-x-auto overflow-y-hidden' : undefined}
    >
      <span ref={target} hidden={!isSet} />
      {!isSet && <span className="font-mono text-sm whitespace-pre-wrap">{source}</span>}
    </span>
  );
}
