import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from './lazy-part.tsx';

const TooltipPopup = lazyPart(
  async () => (await import('./popups.ts')).TooltipPopup,
  () => null,
);

const DELAY_MS = 600;

/** Shows the tooltip of the hovered or keyboard-focused control, for the whole page. */
export function PageTooltip() {
  const [control, setControl] = useState<HTMLElement | null>(null);
  useEffect(() => watchControls(setControl), []);
  return <Suspense>{control?.dataset['tooltip'] !== undefined && <TooltipPopup control={control} />}</Suspense>;
}

/** Calls `show` with the control, or null. Returns a function that stops it. */
function watchControls(show: (control: HTMLElement | null) => void): () => void {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  let pointed: HTMLElement | null = null;
  let isShown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function showNow(control: HTMLElement | null) {
    clearTimeout(timer);
    isShown = control !== null && !isRedundant(control);
    show(isShown ? control : null);
  }

  function point(control: HTMLElement | null) {
    if (control === pointed) return;
    pointed = control;
    clearTimeout(timer);
    if (control === null || isShown) return showNow(control);
    void TooltipPopup.preload();
    timer = setTimeout(showNow, DELAY_MS, control);
  }

  document.addEventListener(
    'pointerover',
    ({ pointerType, target }) => {
      if (pointerType === 'touch' || !(target instanceof Element)) return;
      if (target.closest('[data-tooltip-popup]') === null) point(target.closest<HTMLElement>('[data-tooltip]'));
    },
    options,
  );
  document.addEventListener('pointerout', ({ relatedTarget }) => relatedTarget === null && point(null), options);
  document.addEventListener('pointerdown', () => showNow(null), options);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && showNow(null), options);
  document.addEventListener('focusout', () => showNow(null), options);
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof HTMLElement && target.matches('[data-tooltip]:focus-visible')) showNow(target);
    },
    options,
  );
  return () => {
    clearTimeout(timer);
    listening.abort();
  };
}

/** Whether the tooltip only repeats visible text. */
function isRedundant(control: HTMLElement): boolean {
  if (!control.hasAttribute('data-tooltip-if-cut-off')) return false;
  return [control, ...control.querySelectorAll('*')].every(
    ({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth,
  );
}
