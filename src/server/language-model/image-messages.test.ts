import { expect, test } from 'vitest';
import { charactersOf, showImages, withoutImages } from './image-messages.ts';

const message = showImages([{ name: 'plan.png', mediaType: 'image/png', data: new Uint8Array(3_000_000) }]);

test('counts a picture as 1,500 tokens, whatever its size', () => {
  const text = charactersOf([{ role: 'user', content: 'x'.repeat(1000) }]);
  expect(text).toBeLessThan(1100);
  expect(charactersOf([message])).toBeGreaterThan(6000);
  expect(charactersOf([message])).toBeLessThan(6500);
});

test('leaves out pictures, and nothing else', () => {
  expect(withoutImages(message)?.content).toContain('Look at them again');
  expect(withoutImages({ role: 'user', content: 'Hello' })).toBeUndefined();
  expect(withoutImages({ role: 'user', content: [{ type: 'text', text: 'Hello' }] })).toBeUndefined();
  expect(withoutImages({ role: 'assistant', content: 'Hello' })).toBeUndefined();
});
