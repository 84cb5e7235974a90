import { expect, test } from 'vitest';
import { WorkerCanvasFactory, WorkerFilterFactory } from './worker-canvases.ts';

const canvases = new WorkerCanvasFactory();
const filters = new WorkerFilterFactory();
const INVERTED = Array.from({ length: 256 }, (_, i) => 255 - i);

/** Draws a mask of one colour over an opaque red pixel, as pdf.js does, and returns what is left of its opacity. */
function opacityUnder(colour: string, filter: string | undefined): number | undefined {
  const { canvas: mask, context: onMask } = canvases.create(1, 1);
  const { context } = canvases.create(1, 1);
  if (onMask === null || context === null) return undefined;
  onMask.fillStyle = colour;
  onMask.fillRect(0, 0, 1, 1);
  context.fillStyle = 'red';
  context.fillRect(0, 0, 1, 1);
  context.save();
  if (filter !== undefined) context.filter = filter;
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(mask, 0, 0, 1, 1, 0, 0, 1, 1);
  context.restore();
  return context.getImageData(0, 0, 1, 1).data[3];
}

test.each([
  ['white', filters.addLuminosityFilter(null), 255],
  ['black', filters.addLuminosityFilter(null), 0],
  ['rgb(128 128 128)', filters.addLuminosityFilter(null), 128],
  ['white', filters.addLuminosityFilter(INVERTED), 0],
  ['rgb(0 0 0 / 0.2)', filters.addAlphaFilter(INVERTED), 204],
  ['black', undefined, 255],
])('a mask of %s with the filter %s leaves %i', (colour, filter, expected) => {
  expect(opacityUnder(colour, filter)).toBe(expected);
});

test('a filter ends with the state that it was set in', () => {
  const { context } = canvases.create(1, 1);
  context?.save();
  if (context !== null) context.filter = filters.addLuminosityFilter(null);
  context?.restore();
  const { canvas, context: onSource } = canvases.create(1, 1);
  onSource?.fillRect(0, 0, 1, 1);
  context?.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
  expect(context?.getImageData(0, 0, 1, 1).data[3]).toBe(255);
});
