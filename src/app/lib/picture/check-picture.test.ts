import { expect, test } from 'vitest';
import { checkPicture } from './check-picture.ts';
import { readRaster } from './read-raster.ts';

const text = (characters: string) => [...characters].map((character) => character.charCodeAt(0));
const uint16 = (value: number) => [value >>> 8, value & 255];
const uint32 = (value: number) => [...uint16(value >>> 16), ...uint16(value & 65_535)];
const little16 = (value: number) => uint16(value).toReversed();
const little32 = (value: number) => uint32(value).toReversed();

type Size = { width: number; height: number; frames?: number };

function png({ width, height, frames }: Size): Uint8Array<ArrayBuffer> {
  const chunk = (name: string, data: number[]) => [...uint32(data.length), ...text(name), ...data, 0, 0, 0, 0];
  const animation =
    frames === undefined
      ? []
      : [...chunk('acTL', [...uint32(1), 0, 0, 0, 0]), ...times(frames, chunk('fcTL', Array(26).fill(0)))];
  const header = chunk('IHDR', [...uint32(width), ...uint32(height), 8, 6, 0, 0, 0]);
  return Uint8Array.from([0x89, ...text('PNG\r\n\u001A\n'), ...header, ...animation, ...chunk('IDAT', [1, 2])]);
}

function jpeg({ width, height, frames = 1 }: Size): Uint8Array<ArrayBuffer> {
  const thumbnail = [0xff, 0xd8, 0xff, 0xc0, ...uint16(11), 8, ...uint16(60_000), ...uint16(60_000)];
  const exif = [0xff, 0xe1, ...uint16(thumbnail.length + 2), ...thumbnail];
  const frame = [0xff, 0xc2, ...uint16(11), 8, ...uint16(height), ...uint16(width), 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, ...uint16(8), 1, 1, 0, 0, 0, 0, 0x12, 0xff, 0, 0xff, 0xd0, 0x34];
  return Uint8Array.from([0xff, 0xd8, ...exif, ...frame, ...times(frames, scan), 0xff, 0xd9, ...scan]);
}

function gif({ width, height, frames = 1 }: Size): Uint8Array<ArrayBuffer> {
  const head = [...text('GIF89a'), ...little16(width), ...little16(height), 0x80, 0, 0, ...Array<number>(6).fill(0)];
  const control = [0x21, 0xf9, 4, 0, 0, 0, 0, 0];
  const frame = [0x2c, 0, 0, 0, 0, ...little16(1), ...little16(1), 0, 2, 2, 0x4c, 1, 0];
  return Uint8Array.from([...head, ...times(frames, [...control, ...frame]), 0x3b]);
}

function webp({ width, height, frames }: Size): Uint8Array<ArrayBuffer> {
  const little24 = (value: number) => little32(value).slice(0, 3);
  const still = [...text('VP8L'), ...little32(5), 0x2f, ...little32((width - 1) | ((height - 1) << 14)), 0];
  const canvas = [...text('VP8X'), ...little32(10), 2, 0, 0, 0, ...little24(width - 1), ...little24(height - 1)];
  const animated = [...canvas, ...times(frames ?? 0, [...text('ANMF'), ...little32(16), ...Array<number>(16).fill(0)])];
  const body = frames === undefined ? still : animated;
  return Uint8Array.from([...text('RIFF'), ...little32(body.length + 4), ...text('WEBP'), ...body]);
}

function times(count: number, bytes: number[]): number[] {
  return Array.from({ length: count }, () => bytes).flat();
}

const FORMATS = [
  ['image/png', png],
  ['image/jpeg', jpeg],
  ['image/gif', gif],
  ['image/webp', webp],
] as const;

test.each(FORMATS)('reads the size of a %s', (type, make) => {
  expect(readRaster(make({ width: 300, height: 200 }))).toEqual({
    type,
    width: 300,
    height: 200,
    passes: 1,
    animated: false,
  });
  expect(readRaster(make({ width: 300, height: 200, frames: 7 }))).toEqual({
    type,
    width: 300,
    height: 200,
    passes: 7,
    animated: type !== 'image/jpeg',
  });
});

test('counts a frame that is larger than its animation', () => {
  const bytes = gif({ width: 3, height: 2 });
  const at = bytes.indexOf(0x2c);
  bytes.set([...little16(10), ...little16(20), ...little16(4000), ...little16(3000)], at + 1);
  expect(readRaster(bytes)).toMatchObject({ width: 4010, height: 3020 });
});

test.each(FORMATS)('a truncated %s is read or refused, without an error', (_type, make) => {
  const whole = make({ width: 300, height: 200, frames: 2 });
  for (let length = 0; length < whole.length; length += 1) {
    const read = readRaster(whole.subarray(0, length));
    expect(read === null || (read.width <= 300 && read.height <= 200)).toBe(true);
  }
});

const check = (bytes: Uint8Array<ArrayBuffer> | string, type = 'image/png') => checkPicture(new Blob([bytes]), type);

test('a picture gets the type of its bytes', async () => {
  const checked = await check(webp({ width: 300, height: 200 }), 'image/png');
  expect(checked).toMatchObject({ width: 300, height: 200 });
  expect(checked?.blob.type).toBe('image/webp');
});

test.each([
  ['a large photograph', jpeg({ width: 8000, height: 6000, frames: 10 }), true],
  ['a picture of 16,000 × 16,000', png({ width: 16_000, height: 16_000 }), false],
  ['a small animation', gif({ width: 800, height: 600, frames: 300 }), true],
  ['a large animation', png({ width: 4000, height: 3000, frames: 2 }), false],
  ['a long animation', webp({ width: 1000, height: 1000, frames: 700 }), false],
  ['an animation of many tiny frames', gif({ width: 1, height: 1, frames: 3000 }), false],
  ['a large picture of many scans', jpeg({ width: 8000, height: 6000, frames: 100 }), false],
  ['a picture without width', png({ width: 0, height: 10 }), false],
  ['a drawing that says it is a PNG', '<svg xmlns="http://www.w3.org/2000/svg"/>', false],
  ['a bitmap', 'BM6\0\0\0', false],
  ['nothing', '', false],
])('%s', async (_what, bytes, shown) => {
  expect((await check(bytes)) !== null).toBe(shown);
});
