import {
  memo,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
  type CSSProperties,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import { t } from '#app/messages/preview.ts';
import { useKeys } from '../use-keys.ts';
import { ZoomControl } from '../zoom-control.tsx';
import { PdfFailed, type OnPdfFailed, type Pdf } from './open-pdf.ts';

/** Widths in percent of the sheet's. */
const ZOOMS = [50, 75, 100, 150, 200, 300, 400] as const;
const FIT = 100;

type PdfPagesProps = {
  pdf: Pdf;
  count: number;
  /** In the middle of the view. Begins there. */
  page: number;
  onPage: (page: number) => void;
  goTo: RefObject<((page: number) => void) | null>;
  onFailed: OnPdfFailed;
};

/** Draws the pages near the view only. */
export function PdfPages({ pdf, count, page, onPage, goTo, onFailed }: PdfPagesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const near = usePagesInView(scroller, count, onPage);
  const [zoom, setZoom] = useState<number>(FIT);

  function scrollTo(wanted: number) {
    scroller.current?.querySelector(`[data-page="${wanted}"]`)?.scrollIntoView({ block: 'start' });
  }

  /** Keeps what is in the middle there. */
  function zoomTo(next: number) {
    const box = scroller.current;
    if (box === null) return;
    const middle = (box.scrollTop + box.clientHeight / 2) / box.scrollHeight;
    flushSync(() => setZoom(next));
    box.scrollTop = middle * box.scrollHeight - box.clientHeight / 2;
    box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
  }

  useImperativeHandle(goTo, () => scrollTo);
  const begin = useEffectEvent(() => page > 1 && scrollTo(page));
  useEffect(() => void begin(), []);
  useKeys((key, target) => {
    if (scroller.current?.contains(target) === true) return; // It scrolls by itself.
    if (key === 'PageDown') scrollTo(Math.min(page + 1, count));
    if (key === 'PageUp') scrollTo(Math.max(page - 1, 1));
  });

  const style: CSSProperties & { '--zoom': string } = { '--zoom': `${zoom}%` };
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        className="absolute inset-0 overflow-auto bg-rail"
        tabIndex={0}
        role="group"
        aria-label={t('pages')}
        data-scrolls={zoom > FIT || undefined}
      >
        <div className="mx-auto w-(--zoom) space-y-4 p-4 pb-16" style={style}>
          {Array.from({ length: count }, (_, i) => (
            <PdfPage
              key={i}
              pdf={pdf}
              page={i + 1}
              count={count}
              zoom={zoom}
              isNear={near.has(i + 1)}
              onFailed={onFailed}
            />
          ))}
        </div>
      </div>
      <ZoomControl zooms={ZOOMS} zoom={zoom} fit={FIT} onZoom={zoomTo} />
    </div>
  );
}

/** Returns the pages in view, and one view before and after. Reports the page in the middle. */
function usePagesInView(scroller: RefObject<HTMLElement | null>, count: number, onPage: (page: number) => void) {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set<number>());
  const report = useEffectEvent(onPage);
  useEffect(() => {
    const root = scroller.current;
    if (root === null) return undefined;
    const pageOf = ({ target }: IntersectionObserverEntry) => Number(target.getAttribute('data-page'));
    const nearby = new IntersectionObserver(
      (entries) => {
        const came = new Set(entries.filter(({ isIntersecting }) => isIntersecting).map(pageOf));
        const went = new Set(entries.filter(({ isIntersecting }) => !isIntersecting).map(pageOf));
        setNear((before) => new Set([...before, ...came].filter((one) => !went.has(one))));
      },
      { root, rootMargin: '100% 0px' },
    );
    const middle = new IntersectionObserver(
      (entries) => {
        const there = entries.findLast(({ isIntersecting }) => isIntersecting);
        if (there !== undefined) report(pageOf(there));
      },
      { root, rootMargin: '-50% 0px' },
    );
    for (const element of root.querySelectorAll('[data-page]')) {
      nearby.observe(element);
      middle.observe(element);
    }
    return () => {
      nearby.disconnect();
      middle.disconnect();
    };
  }, [scroller, count]);
  return near;
}

type PdfPageProps = Pick<PdfPagesProps, 'pdf' | 'count' | 'onFailed'> & {
  page: number;
  zoom: number;
  isNear: boolean;
};

const PdfPage = memo(function PdfPage({ pdf, page, count, zoom, isNear, onFailed }: PdfPageProps) {
  const [ratio, setRatio] = useState(pdf.ratio);
  const style: CSSProperties & { '--ratio': string } = { '--ratio': `1 / ${ratio}` };
  return (
    <div
      role="group"
      data-page={page}
      aria-label={t('pageOf', { page, count })}
      className="relative aspect-(--ratio) w-full scroll-mt-4 overflow-hidden bg-surface scheme-light shadow-surface dark:brightness-90"
      style={style}
    >
      {isNear && <DrawnPage pdf={pdf} page={page} zoom={zoom} onRatio={setRatio} onFailed={onFailed} />}
    </div>
  );
});

type DrawnPageProps = Pick<PdfPageProps, 'pdf' | 'page' | 'zoom' | 'onFailed'> & { onRatio: (ratio: number) => void };

function DrawnPage({ pdf, page, zoom, onRatio, onFailed }: DrawnPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState<string>();
  const [isDamaged, setDamaged] = useState(false);
  const fail = useEffectEvent((reason: PdfFailed['reason']) =>
    reason === 'damaged' ? setDamaged(true) : onFailed(reason),
  );

  useEffect(() => {
    const leaving = new AbortController();
    const element = canvas.current;
    if (element === null) return undefined;
    pdf.draw(page, Math.round(element.clientWidth * devicePixelRatio), leaving.signal).then(
      (drawn) => {
        const { picture } = drawn;
        if (leaving.signal.aborted) {
          picture.close();
          return;
        }
        element.width = picture.width;
        element.height = picture.height;
        onRatio(picture.height / picture.width);
        element.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
        setText(drawn.text);
        setDamaged(false);
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        if (!(error instanceof PdfFailed)) throw error;
        fail(error.reason);
      },
    );
    return () => leaving.abort();
  }, [pdf, page, zoom, onRatio]);

  return (
    <>
      <canvas ref={canvas} aria-hidden className="size-full" />
      {text !== undefined && (
        <p dir="auto" className="sr-only">
          {text || t('noTextOnPage')}
        </p>
      )}
      {isDamaged && <p className="absolute inset-x-0 top-1/3 text-center text-sm text-ink-2">{t('pageDamaged')}</p>}
    </>
  );
}
