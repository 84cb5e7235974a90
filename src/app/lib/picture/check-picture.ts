import { readHarmlessSvg } from './read-svg.ts';
import { readRaster } from './read-raster.ts';

const MAX_PIXELS = 64_000_000;
/** Lower, because a browser decodes an animation continuously. */
const MAX_ANIMATED_PIXELS = 4_000_000;
const MAX_DECODED_PIXELS = 640_000_000;
const MAX_PASSES = 2000;

export type CheckedPicture = { readonly blob: Blob; readonly width?: number; readonly height?: number };

/** Returns null if the file isn't a picture, or could take long to draw. */
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
  if (pixels > (animated ? MAX_ANIMATED_PIXELS : MAX_PIXELS)) return null;
  if (passes > MAX_PASSES || pixels * passes > MAX_DECODED_PIXELS) return null;
  return { blob: new Blob([bytes], { type }), width, height };
}
