import { expect, test } from 'vitest';
import { bytesOf, showImages, withoutImages } from './image-messages.ts';

const message = showImages([{ name: 'plan.png', mediaType: 'image/png', data: new Uint8Array(3_000_000) }]);

test('counts a picture as 1,500 tokens, whatever its size', () => {
  const text = bytesOf([{ role: 'user', content: 'x'.repeat(1000) }]);
  expect(text).toBeLessThan(1100);
  expect(bytesOf([message])).toBeGreaterThan(6000);
  expect(bytesOf([message])).toBeLessThan(6500);
});

test('leaves out pictures, and nothing else', () => {
  expect(withoutImages(message)?.content).toContain('Look at them again');
  expect(withoutImages({ role: 'user', content: 'Hello' })).toBeUndefined();
  expect(withoutImages({ role: 'user', content: [{ type: 'text', text: 'Hello' }] })).toBeUndefined();
  expect(withoutImages({ role: 'assistant', content: 'Hello' })).toBeUndefined();
});

test('counts three bytes for a Chinese character, which takes about a token', () => {
  const bytes = bytesOf([{ role: 'user', content: '茶'.repeat(1000) }]);
  expect(bytes).toBeGreaterThan(3000);
  expect(bytes).toBeLessThan(3100);
});
