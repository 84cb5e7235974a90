/** What pdf.js asks of a document, done without one, in a worker. */

type CanvasEntry = { readonly canvas: OffscreenCanvas; readonly context: OffscreenCanvasRenderingContext2D | null };

export class WorkerCanvasFactory {
  create(width: number, height: number): CanvasEntry {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context !== null) addMaskFilters(context);
    return { canvas, context };
  }

  reset({ canvas }: CanvasEntry, width: number, height: number): void {
    Object.assign(canvas, { width, height });
  }

  destroy({ canvas }: CanvasEntry): void {
    Object.assign(canvas, { width: 0, height: 0 });
  }
}

/** 256 values. */
type TransferMap = ArrayLike<number> | null;

/** Turns the colour of a mask's pixel, each value from 0 to 255, into its opacity. */
type MaskFilter = (red: number, green: number, blue: number, alpha: number) => number;

/** By the value that `filter` of a context gets. */
const maskFilters = new Map<string, MaskFilter>();

/** In a document, filters are SVG elements. Here, only the two for transparency masks exist. */
export class WorkerFilterFactory {
  addAlphaFilter(map: TransferMap): string {
    return this.#add((_red, _green, _blue, alpha) => map?.[alpha] ?? alpha);
  }

  addLuminosityFilter(map: TransferMap): string {
    return this.#add((red, green, blue, alpha) => {
      const luminosity = Math.round(((0.3 * red + 0.59 * green + 0.11 * blue) * alpha) / 255);
      return map?.[luminosity] ?? luminosity;
    });
  }

  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy = () => maskFilters.clear();

  #add(filter: MaskFilter): string {
    const name = `mask-${maskFilters.size}`;
    maskFilters.set(name, filter);
    return name;
  }
}

/** Lets `drawImage` of a canvas apply a mask filter, from when `filter` is set until `restore`. */
function addMaskFilters(context: OffscreenCanvasRenderingContext2D): void {
  const drawImage = context.drawImage.bind(context);
  const restore = context.restore.bind(context);
  let filter: MaskFilter | undefined;
  Object.defineProperty(context, 'filter', {
    set(name: string) {
      filter = maskFilters.get(name);
    },
  });
  context.restore = () => {
    filter = undefined;
    restore();
  };
  context.drawImage = (image: CanvasImageSource, ...at: number[]) => {
    const [x = 0, y = 0, width = 0, height = 0, ...to] = at;
    if (filter !== undefined && image instanceof OffscreenCanvas && to.length === 4) {
      const [toX = 0, toY = 0, toWidth = 0, toHeight = 0] = to;
      const masked = maskOf(image, [x, y, width, height], filter);
      if (masked !== undefined) drawImage(masked, 0, 0, width, height, toX, toY, toWidth, toHeight);
    } else Reflect.apply(drawImage, context, [image, ...at]);
  };
}

type Box = readonly [x: number, y: number, width: number, height: number];

function maskOf(mask: OffscreenCanvas, [x, y, width, height]: Box, filter: MaskFilter): OffscreenCanvas | undefined {
  const pixels = mask.getContext('2d')?.getImageData(x, y, width, height);
  if (pixels === undefined) return undefined;
  const { data } = pixels;
  for (let i = 0; i < data.length; i += 4) {
    data[i + 3] = filter(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0, data[i + 3] ?? 0);
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas;
}
