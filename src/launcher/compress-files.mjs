import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = /\.(css|csv|html|js|json|md|mjs|svg|txt)$/;

const { BROTLI_PARAM_SIZE_HINT } = constants;

/** Brotli's default quality is the highest (11). */
const ENCODERS = {
  br: /** @param {Buffer} bytes */ (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: /** @param {Buffer} bytes */ (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/**
 * Writes `name.br` and `name.gz`, if smaller than the file.
 * @param {string} folder
 */
export async function compressFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name));
  await Promise.all(files.map((file) => compressFile(join(file.parentPath, file.name))));
}

/** @param {string} path */
async function compressFile(path) {
  const bytes = await readFile(path);
  await Promise.all(
    Object.entries(ENCODERS).map(async ([extension, encode]) => {
      const packed = await encode(bytes);
      if (packed.length < bytes.length) await writeFile(`${path}.${extension}`, packed);
    }),
  );
}
