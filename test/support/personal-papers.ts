import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';

const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/** What a form of the management office says of a person who does not exist. */
export const PERSON = {
  name: '欧阳示例',
  phone: '13812345678',
  identity: '11010519491231002X',
  card: '6222021234567890128',
  plate: '川A·12345',
  home: '12栋3单元1201',
};

/** Two pages with words, as a word processor prints them. */
export async function formOf(person = PERSON): Promise<Buffer> {
  const sheet = new PDFDocument({ size: 'A5', margin: 36 });
  const chunks: Buffer[] = [];
  sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
  sheet.font(readFileSync(require.resolve(FONT))).fontSize(12);
  sheet.text('装修押金退款申请表', 36, 40);
  sheet.text(`业主：${person.name}   联系电话：${person.phone}`, 36, 80);
  sheet.text(`身份证号 ${person.identity}`, 36, 110);
  sheet.text(`退款至 ${person.card}   车牌 ${person.plate}`, 36, 140);
  sheet.text('退款金额 5,670.00 元', 36, 170);
  sheet.addPage();
  sheet.text(`房号 ${person.home}，电话 138 1234 5678`, 36, 60);
  sheet.end();
  await new Promise((done) => sheet.on('end', done));
  return Buffer.concat(chunks);
}

/** A page in 宋体, which it names and does not bring, as invoices of the tax platform do. */
export function songtiPage(words: string): Buffer {
  const codes = Array.from(words, (sign) => sign.charCodeAt(0).toString(16).padStart(4, '0'));
  const drawn = `BT /F1 40 Tf 30 80 Td <${codes.join('')}> Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R>>',
    '<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>',
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)
      /Supplement 2>>/FontDescriptor 6 0 R/DW 1000>>`,
    `<</Type/FontDescriptor/FontName/SimSun/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800
      /Descent -200/CapHeight 700/StemV 80>>`,
    `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Size 8/Root 1 0 R>>\n%%EOF`, 'latin1');
}

/** A photograph of striped paper: nothing on it is of one colour. */
export function stripedPhoto(width = 640, height = 400): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const bright = (Math.floor(at / width) + (at % width)) % 8 < 4 ? 235 : 90;
    data.fill(bright, at * 3, at * 3 + 3);
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' } })
    .toBuffer();
}

/** How far the dots of a part of a picture are apart: 0 where they are all of one colour. */
export async function spreadOf(
  picture: Buffer,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Promise<number> {
  // the dots of a JPEG at the edge of a box take some colour from their neighbours outside
  const edge = 8;
  const { channels } = await sharp(
    await sharp(picture)
      .extract({
        left: x + edge,
        top: y + edge,
        width: width - 2 * edge,
        height: height - 2 * edge,
      })
      .png()
      .toBuffer(),
  ).stats();
  return Math.max(...channels.map(({ max, min }) => max - min));
}
