import { useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '#app/lib/class-names.ts';
import { loadedTypesetter, loadTypesetter, type Typesetter } from './load-typesetter.ts';

type FormulaProps = { value: string; source: string; display: boolean };

/** Larger formulas scroll, in pixels. */
const WIDE = 240;
const TALL = { inLine: 120, display: 600 };

/** Renders MathML. Shows the source until the typesetter has loaded, and if it fails. */
export function Formula({ value, source, display }: FormulaProps) {
  const target = useRef<HTMLSpanElement>(null);
  const [set, setSet] = useState<{ value: string; isWide: boolean; isTall: boolean }>();
  useLayoutEffect(() => {
    let isWanted = true;
    function show(typeset: Typesetter | undefined) {
      const element = target.current;
      if (!isWanted || element === null || typeset?.(element, value, display) !== true) return;
      element.hidden = false;
      const { width, height } = (element.querySelector('math') ?? element).getBoundingClientRect();
      setSet({ value, isWide: width > WIDE, isTall: height > (display ? TALL.display : TALL.inLine) });
    }
    const typeset = loadedTypesetter();
    if (typeset === undefined) void loadTypesetter().then(show);
    else show(typeset);
    return () => {
      isWanted = false;
    };
  }, [value, display]);
  const isSet = set?.value === value;
  const isLarge = isSet && (set.isWide || set.isTall);
  return (
    <span
      dir="ltr"
      translate="no"
      data-math={source}
      data-unsearchable
      className={classNames(
        display && 'my-2 block max-w-full overflow-x-auto',
        display && (isSet && set.isTall ? 'max-h-150 overflow-y-auto' : 'overflow-y-hidden'),
        !display && isLarge && 'inline-block max-h-30 max-w-full overflow-auto align-bottom',
      )}
    >
      <span ref={target} hidden={!isSet} />
      {!isSet && <span className="font-mono text-sm whitespace-pre-wrap">{source}</span>}
    </span>
  );
}
