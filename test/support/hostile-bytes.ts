import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Byte by byte what honest tools would not write. */

export const text = (content: string): Buffer => Buffer.from(content, 'utf8');
export const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024);
export const HTML =
  '<!DOCTYPE html><html><body><script>alert(document.cookie)</script></body></html>';
const latin = (content: string): Buffer => Buffer.from(content, 'latin1');

function little(...fields: ReadonlyArray<readonly [bytes: 2 | 4, value: number]>): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}

// --- pictures

/** A small honest picture, as a phone would send it. */
export function photo(width = 64, height = 40): sharp.Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#3366aa' } });
}

export const jpeg = (): Promise<Buffer> => photo().jpeg().toBuffer();
export const png = (): Promise<Buffer> => photo().png().toBuffer();

/** GPS position, make, and a script in the description. */
export function jpegWithGps(): Promise<Buffer> {
  return photo()
    .jpeg()
    .withExif({
      IFD0: { Make: 'PhoneOfMrsWang', ImageDescription: '<script>alert(1)</script>' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1', GPSLongitudeRef: 'E' },
    })
    .toBuffer();
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([latin(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A sound header that promises more pixels than there is memory, and a few bytes behind it. */
export function pngClaiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A GIF of many pages, of which only the first may be shown. */
export async function animation(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
      sharp({ create: { width: 16, height: 16, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}

/** Begins as a GIF and is a script that runs: the classic way past an upload filter. */
export const gifScript = (): Buffer =>
  latin('GIF89a/*' + '\0'.repeat(20) + '*/=1;alert(document.domain)//');

// --- archives

export interface Part {
  readonly name: string;
  readonly data: Buffer;
  /** What the directory says instead of the true size. */
  readonly claimedSize?: number;
  readonly flags?: number;
  readonly attributes?: number;
  /** Listed in the directory so many times, all with the same bytes. */
  readonly listed?: number;
}

export function zip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.data);
    const name = text(part.name);
    const common = (nameLength: number) =>
      little(
        [2, (part.flags ?? 0) | 0x800],
        [2, 8],
        [4, 0],
        [4, crc32(part.data)],
        [4, packed.length],
        [4, part.claimedSize ?? part.data.length],
        [2, nameLength],
        [2, 0],
      );
    const local = Buffer.concat([
      little([4, 0x04034b50], [2, 20]),
      common(name.length),
      name,
      packed,
    ]);
    for (let copy = 0; copy < (part.listed ?? 1); copy += 1) {
      const listedName = copy === 0 ? name : text(`${part.name}.${copy}`);
      directory.push(
        little([4, 0x02014b50], [2, 0x0314], [2, 20]),
        common(listedName.length),
        little([2, 0], [2, 0], [2, 0], [4, part.attributes ?? 0], [4, offset]),
        listedName,
      );
    }
    files.push(local);
    offset += local.length;
  }
  const count = parts.reduce((sum, part) => sum + (part.listed ?? 1), 0);
  const listing = Buffer.concat(directory);
  const end = little(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listing.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...files, listing, end]);
}

/** The least that looks like a workbook, with whatever else is to be carried in. */
export function workbook(...extra: readonly Part[]): Buffer {
  return zip([
    { name: '[Content_Types].xml', data: text('<Types/>') },
    { name: 'xl/workbook.xml', data: text('<workbook/>') },
    ...extra,
  ]);
}

/** An honest archive, to be hidden in other things. */
export const innerZip = zip([{ name: 'a.txt', data: text('a') }]);

// --- documents

/** One page, with what the catalogue and further objects bring along. */
export function pdf(catalog = '', objects = ''): Buffer {
  return latin(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n` +
      '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n' +
      '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n' +
      `${objects}\ntrailer\n<< /Root 1 0 R /Size 9 >>\nstartxref\n9\n%%EOF\n`,
  );
}

/** An object whose bytes are compressed; `dictionary` says how they pretend to be. */
export function pdfStream(dictionary: string, data: Buffer): string {
  return `7 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n${data.toString('latin1')}\nendstream\nendobj`;
}
