import PDFDocument from 'pdfkit';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { jpeg, pdf, pdfStream, png, text } from '../../../test/support/hostile-bytes';
import { DomainError } from '../../shared/domain-error';
import { assertSafePdf } from './pdf-guard';
import { pdfDangerIn, pdfStreamsOf } from './pdf.rules';

async function invoice(): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4' });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document
    .image(await jpeg())
    .image(await png())
    .text('Receipt 300.00')
    .addPage()
    .text('2');
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

it('takes an honest PDF with pictures and compressed pages', async () => {
  await expect(assertSafePdf(await invoice())).resolves.toBeUndefined();
});

it('takes honest objects packed into a stream, and blanks after the end', async () => {
  const packed = deflateSync(text('8 0 << /Type /Annot /OpenAction [3 0 R /Fit] >>'));
  const bytes = pdf('', pdfStream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', packed));
  await expect(assertSafePdf(Buffer.concat([bytes, text('\r\n\0\0')]))).resolves.toBeUndefined();
});

it('finds a name that lies across two pieces of a long stream', async () => {
  for (let shift = 0; shift < 14; shift += 1) {
    const long = Buffer.alloc(64 * 1024 - shift, ' ');
    const packed = deflateSync(Buffer.concat([long, text('/JavaScript (x)')]));
    const bytes = pdf('', pdfStream('/Filter /FlateDecode', packed));
    await expect(assertSafePdf(bytes)).rejects.toMatchObject({ code: 'file.pdf-active' });
  }
});

it('refuses objects that a predictor would make unreadable', async () => {
  const dictionary = '/Type /ObjStm /First 4 /DecodeParms << /Predictor 12 >> /Filter /FlateDecode';
  const bytes = pdf('', pdfStream(dictionary, deflateSync(text('x'))));
  await expect(assertSafePdf(bytes)).rejects.toMatchObject({ code: 'file.pdf-unreadable' });
});

it.each([
  ['/S /JavaScript', 'active'],
  ['/S/L#61unch/F', 'active'],
  ['/XFA [ (a) 1 0 R ]', 'active'],
  ['/Encrypt 5 0 R', 'encrypted'],
  ['/EncryptMetadata false', null],
  ['/LaunchPad', null],
  ['/JavaScripts.example', null],
  ['/XFAB', null],
] as const)('judges %s: %s', (content, danger) => {
  expect(pdfDangerIn(content)).toBe(danger);
});

it('reads what a dictionary says of its stream, whatever the spelling', () => {
  const [stream] = pdfStreamsOf(pdfStream('/Type /O#62jStm /F#69lter /LZWDecode', text('x')));
  expect(stream).toMatchObject({ holdsObjects: true, filter: 'other' });
});

it('answers every damaged PDF with a sentence or lets it pass, and never breaks', async () => {
  const sound = await invoice();
  const at = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
  const damages = fc.array(at, { minLength: 1, maxLength: 8 });
  const check = fc.asyncProperty(damages, async (changes) => {
    const bytes = Buffer.from(sound);
    for (const [offset, value] of changes) bytes[offset] = value;
    const refusal: unknown = await assertSafePdf(bytes).catch((error: unknown) => error);
    if (refusal !== undefined) expect(refusal).toBeInstanceOf(DomainError);
  });
  await fc.assert(check, { numRuns: 60 });
});
