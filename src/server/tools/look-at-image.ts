import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../runner/engine.ts';

const ImageInput = z.strictObject({ file: z.string().check(z.minLength(1)) });
export type ImageInput = z.infer<typeof ImageInput>;

/** `size` in bytes. */
export const SeenImage = z.object({ file: z.string(), mediaType: z.string(), size: z.number() });
export type SeenImage = z.infer<typeof SeenImage>;

const MB = 2 ** 20;
/** Providers take up to 5 MB as base64. */
const MAX_MB = 3;

/** What all models that see take, by how such files begin. */
const SIGNATURES: readonly (readonly [mediaType: string, start: RegExp])[] = [
  ['image/png', /^\x89PNG/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
];

/** Only checks the picture. An engine passes its bytes to its model. */
export const lookAtImage: Tool<ImageInput, SeenImage> = {
  name: 'look_at_image',
  description: `Shows you a PNG, JPEG, GIF or WebP file of at most ${MAX_MB} MB.`,
  input: ImageInput,
  async run({ file }, { workspace }) {
    const bytes = await workspace.read(file);
    const start = new TextDecoder('latin1').decode(bytes.subarray(0, 12));
    const mediaType = SIGNATURES.find(([, signature]) => signature.test(start))?.[0];
    if (mediaType === undefined) throw new ToolProblem(`${file} is not a PNG, JPEG, GIF or WebP picture.`);
    if (bytes.length > MAX_MB * MB) throw new ToolProblem(`${file} is larger than ${MAX_MB} MB.`);
    return { file, mediaType, size: bytes.length };
  },
};
