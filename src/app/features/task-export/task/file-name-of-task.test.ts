import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameOfTask } from './file-name-of-task.ts';

const named = (title: string | null, id = 'tsk_1') => fileNameOfTask({ id, title }, 'md');

test.each([
  ['Average price by city', 'Average price by city.md'],
  ['What is 12.5% of 840?', 'What is 12.5% of 840.md'],
  ['../../etc/passwd', 'etc passwd.md'],
  ['a/b\\c:d\u202Egpj.exe\n', 'a b c dgpj.exe.md'],
  ['con', 'task con.md'],
  ['NUL.txt', 'task NUL.txt.md'],
  ['', 'tsk_1.md'],
  [null, 'tsk_1.md'],
  ['日本語 🧑', '日本語 🧑.md'],
  ['👩\u200D🔬 می\u200Cخواهم', '👩\u200D🔬 می\u200Cخواهم.md'],
])('%j becomes %j', (title, name) => {
  expect(named(title)).toBe(name);
});

test('the name is valid on every operating system for any title and id', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(text, text, (title, id) => {
      const name = named(title, id);
      expect(name).toMatch(/^[^\s.][^\p{Cc}\u202A-\u202E\u2066-\u2069\\/:*?"<>|]*\.md$/u);
      expect([...name].length).toBeLessThanOrEqual(88);
      expect(name).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});
