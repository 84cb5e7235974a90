import { useState, type CSSProperties } from 'react';
import { isVector, Picture, type PictureProps } from '#app/components/picture.tsx';
import { classNames } from '#app/lib/class-names.ts';
import { t } from '#app/messages/preview.ts';
import { ZoomControl } from './zoom-control.tsx';

/** Widths in percent of the sheet's. The first shows the whole picture. */
const ZOOMS = [100, 150, 200, 300, 400, 600] as const;

type ImagePreviewProps = { name: string } & Pick<PictureProps, 'mediaType' | 'load'>;

export function ImagePreview({ name, mediaType, load }: ImagePreviewProps) {
  const [zoom, setZoom] = useState<number>(ZOOMS[0]);
  const style: CSSProperties & { '--zoom': string } = { '--zoom': `${zoom}%` };
  const fit = isVector(mediaType) ? 'size-full object-contain' : 'm-auto max-h-full max-w-full';
  return (
    <div className="relative min-h-0 flex-1">
      <div
        className="absolute inset-0 overflow-auto bg-rail"
        tabIndex={0}
        role="group"
        aria-label={name}
        data-scrolls={zoom > 100 || undefined}
      >
        <div className={classNames('flex p-4', zoom === 100 ? 'size-full' : 'min-h-full w-(--zoom)')} style={style}>
          <Picture
            load={load}
            mediaType={mediaType}
            alt={t('preview', { name })}
            className={classNames(
              isVector(mediaType) ? 'dark:inverted-chart' : 'dark:brightness-90',
              zoom === 100 ? fit : 'm-auto h-auto w-full',
            )}
            pending={<span />}
            fallback={<p className="m-auto text-sm text-ink-3">{`${t('unavailable')}. ${t('downloadAdvice')}`}</p>}
          />
        </div>
      </div>
      <ZoomControl zooms={ZOOMS} zoom={zoom} fit={100} onZoom={setZoom} />
    </div>
  );
}
