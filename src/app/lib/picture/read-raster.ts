export type Raster = {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly width: number;
  readonly height: number;
  /** Frames of an animation, scans of a progressive JPEG. */
  readonly passes: number;
  readonly animated: boolean;
};

/** Returns null for other formats and damaged headers. */
export function readRaster(bytes: Uint8Array): Raster | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const raster = readPng(view) ?? readJpeg(view, bytes) ?? readGif(view) ?? readWebp(view);
    return raster !== null && raster.width > 0 && raster.height > 0 ? raster : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // A truncated header.
    throw error;
  }
}

function readPng(view: DataView): Raster | null {
  if (!startsWith(view, 0, '\u0089PNG\r\n\u001A\n') || !startsWith(view, 12, 'IHDR')) return null;
  let animated = false;
  let frames = 0;
  for (let at = 8; at + 8 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (startsWith(view, at + 4, 'acTL')) animated = true;
    if (startsWith(view, at + 4, 'fcTL')) frames += 1;
  }
  const passes = animated ? Math.max(1, frames) : 1;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20), passes, animated };
}

function readJpeg(view: DataView, bytes: Uint8Array): Raster | null {
  if (!startsWith(view, 0, '\u00FF\u00D8\u00FF')) return null;
  let [width, height, scans] = [0, 0, 0];
  let at = bytes.indexOf(0xff, 2);
  while (at !== -1 && at + 4 <= view.byteLength) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xd9) break;
    // Stuffed zero, padding, or restart marker.
    if (marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) {
      at = bytes.indexOf(0xff, marker === 0xff ? at + 1 : at + 2);
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      height = Math.max(height, view.getUint16(at + 5));
      width = Math.max(width, view.getUint16(at + 7));
    }
    if (marker === 0xda) scans += 1;
    at = bytes.indexOf(0xff, at + 2 + view.getUint16(at + 2));
  }
  return { type: 'image/jpeg', width, height, passes: Math.max(1, scans), animated: false };
}

function readGif(view: DataView): Raster | null {
  if (!startsWith(view, 0, 'GIF87a') && !startsWith(view, 0, 'GIF89a')) return null;
  let width = view.getUint16(6, true);
  let height = view.getUint16(8, true);
  let frames = 0;
  let at = 13 + colorTableBytes(view.getUint8(10));
  while (at + 2 <= view.byteLength) {
    const block = view.getUint8(at);
    if (block === 0x2c && at + 10 <= view.byteLength) {
      frames += 1;
      width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true));
      height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true));
      at = afterSubBlocks(view, at + 11 + colorTableBytes(view.getUint8(at + 9)));
    } else if (block === 0x21) {
      at = afterSubBlocks(view, at + 2);
    } else {
      break;
    }
  }
  return { type: 'image/gif', width, height, passes: Math.max(1, frames), animated: frames > 1 };
}

function colorTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function afterSubBlocks(view: DataView, from: number): number {
  let at = from;
  while (at < view.byteLength && view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
  return at + 1;
}

function readWebp(view: DataView): Raster | null {
  if (!startsWith(view, 0, 'RIFF') || !startsWith(view, 8, 'WEBP')) return null;
  let [width, height, frames] = [0, 0, 0];
  for (let at = 12; at + 8 <= view.byteLength;) {
    const size = view.getUint32(at + 4, true);
    const data = at + 8;
    if (startsWith(view, at, 'VP8X')) {
      width = Math.max(width, 1 + uint24(view, data + 4));
      height = Math.max(height, 1 + uint24(view, data + 7));
    } else if (startsWith(view, at, 'VP8 ')) {
      width = Math.max(width, view.getUint16(data + 6, true) & 0x3fff);
      height = Math.max(height, view.getUint16(data + 8, true) & 0x3fff);
    } else if (startsWith(view, at, 'VP8L')) {
      const packed = view.getUint32(data + 1, true);
      width = Math.max(width, 1 + (packed & 0x3fff));
      height = Math.max(height, 1 + ((packed >>> 14) & 0x3fff));
    } else if (startsWith(view, at, 'ANMF')) {
      frames += 1;
    }
    at = data + size + (size % 2);
  }
  return { type: 'image/webp', width, height, passes: Math.max(1, frames), animated: frames > 0 };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
}

function startsWith(view: DataView, at: number, text: string): boolean {
  if (at + text.length > view.byteLength) return false;
  for (let i = 0; i < text.length; i += 1) if (view.getUint8(at + i) !== text.charCodeAt(i)) return false;
  return true;
}
