import { Buffer } from 'node:buffer';
import { constants, deflateRawSync } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';

/** One file of a zip, compressed piece by piece by zlib: each piece ends on a byte, so that the next can follow it. */
class Deflated extends ZipPassThrough {
  override compression = 8;

  protected override process(chunk: Uint8Array, final: boolean): void {
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata(null, deflateRawSync(chunk, { finishFlush, level: 6 }), final);
  }
}

/** Files by path; the contents of a long one come in pieces. */
export type ZipFiles = Record<string, string | AsyncIterable<string>>;

/** A zip archive, of which only the compressed bytes and one piece are ever in memory. */
export async function zip(files: ZipFiles): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [path, contents] of Object.entries(files)) {
    const file = new Deflated(path);
    archive.add(file);
    if (typeof contents !== 'string') for await (const piece of contents) file.push(Buffer.from(piece));
    file.push(Buffer.from(typeof contents === 'string' ? contents : ''), true);
  }
  archive.end();
  return Buffer.concat(chunks);
}
