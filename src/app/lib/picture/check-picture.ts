import { readHarmlessSvg } from './read-svg.ts';
import { readRaster } from './read-raster.ts';

const MOST_PIXELS = 64_000_000;
/** A browser decodes an animation again and again, and paints nothing else meanwhile. */
const MOST_ANIMATED_PIXELS = 4_000_000;
/** Pixels of all frames or scans together. */
const MOST_DECODED_PIXELS = 640_000_000;
const MOST_PASSES = 2000;

export type CheckedPicture = { readonly blob: Blob; readonly width?: number; readonly height?: number };

/**
 * Checks that a file is a picture which no browser needs long to draw, and returns it with the type that its bytes
 * have. Null where it is not: such a file can only be downloaded.
 */
export async function checkPicture(file: Blob, mediaType: string): Promise<CheckedPicture | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/^image\/svg/i.test(mediaType)) {
    const svg = readHarmlessSvg(new TextDecoder().decode(bytes));
    return svg === null ? null : { blob: new Blob([svg], { type: 'image/svg+xml' }) };
  }
  const raster = readRaster(bytes);
  if (raster === null) return null;
  const { type, width, height, passes, animated } = raster;
  const pixels = width * height;
  if (pixels > (animated ? MOST_ANIMATED_PIXELS : MOST_PIXELS)) return null;
  if (passes > MOST_PASSES || pixels * passes > MOST_DECODED_PIXELS) return null;
  return { blob: new Blob([bytes], { type }), width, height };
}
