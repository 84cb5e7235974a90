import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useState, type CSSProperties } from 'react';
import { Button } from '#app/components/button.tsx';
import { isVector, Picture, type PictureProps } from '#app/components/picture.tsx';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/preview.ts';
import { useKeys } from './use-keys.ts';

/** Widths in percent of the sheet's. The first shows the whole picture. */
const ZOOMS = [100, 150, 200, 300, 400, 600] as const;

type ImagePreviewProps = { name: string } & Pick<PictureProps, 'mediaType' | 'load'>;

export function ImagePreview({ name, mediaType, load }: ImagePreviewProps) {
  const [level, setLevel] = useState(0);
  const zoom = (steps: number) => setLevel(Math.max(0, Math.min(ZOOMS.length - 1, level + steps)));

  useKeys((key) => {
    if (key === '+' || key === '=') zoom(1);
    if (key === '-') zoom(-1);
    if (key === '0') setLevel(0);
  });

  const style: CSSProperties & { '--zoom': string } = { '--zoom': `${ZOOMS[level]}%` };
  const fit = isVector(mediaType) ? 'size-full object-contain' : 'm-auto max-h-full max-w-full';
  return (
    <div className="relative min-h-0 flex-1">
      <div
        className="absolute inset-0 overflow-auto bg-rail"
        tabIndex={0}
        role="group"
        aria-label={name}
        data-scrolls={level > 0 || undefined}
      >
        <div className={classNames('flex p-4', level === 0 ? 'size-full' : 'min-h-full w-(--zoom)')} style={style}>
          <Picture
            load={load}
            mediaType={mediaType}
            alt={t('preview', { name })}
            className={classNames(
              isVector(mediaType) && 'dark:inverted-chart',
              level === 0 ? fit : 'm-auto h-auto w-full',
            )}
            pending={<span />}
            fallback={<p className="m-auto text-sm text-ink-3">{`${t('unavailable')}. ${t('downloadAdvice')}`}</p>}
          />
        </div>
      </div>
      <div className="absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-1 rounded-lg border border-line bg-surface p-1 shadow-float">
        <Button
          look="quiet"
          size="small-icon"
          aria-label={t('zoomOut')}
          disabled={level === 0}
          onClick={() => zoom(-1)}
        >
          <ZoomOut size={15} aria-hidden />
        </Button>
        <span className="figures w-12 text-center text-xs text-ink-2" role="status">{`${ZOOMS[level]} %`}</span>
        <Button
          look="quiet"
          size="small-icon"
          aria-label={t('zoomIn')}
          disabled={level === ZOOMS.length - 1}
          onClick={() => zoom(1)}
        >
          <ZoomIn size={15} aria-hidden />
        </Button>
        <Button
          look="quiet"
          size="small-icon"
          aria-label={t('zoomToFit')}
          disabled={level === 0}
          onClick={() => setLevel(0)}
        >
          <Maximize size={15} aria-hidden />
        </Button>
      </div>
    </div>
  );
}
