import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from '#app/components/button.tsx';
import { t } from '#app/messages/preview.ts';
import { useKeys } from './use-keys.ts';

type ZoomControlProps = {
  /** In percent, ascending. */
  zooms: readonly number[];
  zoom: number;
  /** The zoom that fits the sheet. */
  fit: number;
  onZoom: (zoom: number) => void;
};

/** Buttons above the bottom of the preview, and the keys +, - and 0. */
export function ZoomControl({ zooms, zoom, fit, onZoom }: ZoomControlProps) {
  const level = zooms.indexOf(zoom);
  const smaller = zooms[level - 1];
  const larger = zooms[level + 1];

  useKeys((key) => {
    if ((key === '+' || key === '=') && larger !== undefined) onZoom(larger);
    if (key === '-' && smaller !== undefined) onZoom(smaller);
    if (key === '0') onZoom(fit);
  });

  return (
    <div className="absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-1 rounded-lg border border-line bg-surface p-1 shadow-float">
      <Button
        look="quiet"
        size="small-icon"
        aria-label={t('zoomOut')}
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
      >
        <ZoomOut size={15} aria-hidden />
      </Button>
      <span className="figures w-12 text-center text-xs text-ink-2" role="status">{`${zoom} %`}</span>
      <Button
        look="quiet"
        size="small-icon"
        aria-label={t('zoomIn')}
        disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
      >
        <ZoomIn size={15} aria-hidden />
      </Button>
      <Button
        look="quiet"
        size="small-icon"
        aria-label={t('zoomToFit')}
        disabled={zoom === fit}
        onClick={() => onZoom(fit)}
      >
        <Maximize size={15} aria-hidden />
      </Button>
    </div>
  );
}
