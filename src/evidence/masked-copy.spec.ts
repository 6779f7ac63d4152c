import sharp from 'sharp';
import {
  formOf,
  PERSON,
  songtiPage,
  spreadOf,
  stripedPhoto,
} from '../../test/support/personal-papers';
import { pdf, text } from '../../test/support/hostile-bytes';
import { readPdf } from '../spending/invoice-reading/papers';
import type { MaskBox } from './mask.rules';
import { maskedCopy, pagePicture, type MaskedCopy } from './masked-copy';
import { eachPage } from './pdf-pages';
import { suggestionsOn, type Suggestion } from './suggestions.rules';

const box: MaskBox = { page: 1, x: 100, y: 120, width: 200, height: 60, kind: 'phone' };
const photo = async () => ({
  name: '收据.jpg',
  mediaType: 'image/jpeg',
  bytes: await stripedPhoto(),
});
const form = async () => ({
  name: '申请表.pdf',
  mediaType: 'application/pdf',
  bytes: await formOf(),
});

async function suggestionsIn(bytes: Buffer): Promise<Suggestion[]> {
  const found: Suggestion[] = [];
  await eachPage(bytes, { draw: false }, ({ no, words }) => {
    found.push(...suggestionsOn(no, words));
  });
  return found;
}

const maskedForm = async (person = PERSON) => {
  const bytes = await formOf(person);
  return maskedCopy({ ...(await form()), bytes }, await suggestionsIn(bytes));
};

const wordsIn = async (bytes: Buffer) =>
  (await readPdf(bytes)).texts.map((word) => word.text).join('');

describe('a masked photograph', () => {
  it('has nothing left under the box, in the picture and in the thumbnail', async () => {
    const original = await photo();
    const copy = await maskedCopy(original, [box]);
    expect(await spreadOf(original.bytes, box)).toBeGreaterThan(100);
    expect(await spreadOf(copy.bytes, box)).toBe(0);
    expect(await spreadOf(copy.bytes, { ...box, y: 250 })).toBeGreaterThan(100);
    const scale = 300 / 640;
    const small = { x: 47, y: 57, width: Math.floor(200 * scale), height: Math.floor(60 * scale) };
    expect(await spreadOf(copy.thumbnail!, small)).toBeLessThanOrEqual(2);
    expect(copy).toMatchObject({ width: 640, height: 400, mediaType: 'image/jpeg' });
  });

  it('carries no word of where and with what it was taken', async () => {
    const { exif, icc, xmp } = await sharp(
      (await maskedCopy(await photo(), [box])).bytes,
    ).metadata();
    expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
  });

  it('is cut to the picture, and a box beside it is told', async () => {
    const over = { ...box, x: 600, y: -20, width: 900.5, height: 40 };
    expect((await maskedCopy(await photo(), [over])).boxes).toEqual([
      { ...box, x: 600, y: 0, width: 40, height: 20 },
    ]);
    const beside = maskedCopy(await photo(), [{ ...box, x: 640 }]);
    await expect(beside).rejects.toMatchObject({ code: 'evidence.box-outside' });
    const elsewhere = maskedCopy(await photo(), [{ ...box, page: 2 }]);
    await expect(elsewhere).rejects.toMatchObject({ code: 'evidence.page-unknown' });
  });

  it('is upright, as the page showed it when the box was drawn', async () => {
    const lying = await sharp(await stripedPhoto(400, 300))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const original = { name: 'a.jpg', mediaType: 'image/jpeg', bytes: lying };
    expect(await maskedCopy(original, [box])).toMatchObject({ width: 300, height: 400 });
    expect(await sharp(await pagePicture(original, 1)).metadata()).toMatchObject({
      width: 300,
      height: 400,
    });
  });

  it('without a box is the copy everyone had', async () => {
    const original = await photo();
    const copy = await maskedCopy(original, []);
    expect(await spreadOf(copy.bytes, box)).toBeGreaterThan(100);
    expect(copy.boxes).toEqual([]);
  });
});

describe('a masked PDF', () => {
  let copy: MaskedCopy;
  beforeAll(async () => {
    copy = await maskedForm();
  }, 30_000);

  it('is pictures and nothing else: no word can be taken out of it, none is under a box', async () => {
    expect(await wordsIn(await formOf())).toContain(PERSON.phone);
    expect(await wordsIn(copy.bytes)).toBe('');
    expect(copy.bytes.includes('/Font')).toBe(false);
    const page = await pagePicture({ ...(await form()), bytes: copy.bytes }, 1);
    for (const hidden of copy.boxes.filter(({ page: no }) => no === 1)) {
      // drawn twice since: as a JPEG in the copy, and from the copy
      expect(await spreadOf(page, hidden)).toBeLessThanOrEqual(4);
    }
    expect(await sharp(copy.thumbnail!).metadata()).toMatchObject({ format: 'jpeg', height: 300 });
  });

  it('is the same bytes whoever is hidden: nothing of her shows beside the boxes either', async () => {
    const other = await maskedForm({
      name: '司马样例',
      phone: '13987654321',
      identity: '44052419880101002X',
      card: '4111111111111111110',
      plate: '粤A·67890',
      home: '45栋6单元7802',
    });
    expect(other.boxes).toEqual(copy.boxes);
    expect(other.bytes.equals(copy.bytes)).toBe(true);
  }, 30_000);

  it('keeps the size of its paper', async () => {
    const sizes: number[][] = [];
    await eachPage(copy.bytes, { draw: false }, (page) => {
      sizes.push([Math.round(page.pointWidth), Math.round(page.pointHeight)]);
    });
    expect(sizes).toEqual([
      [420, 595],
      [420, 595],
    ]);
  });

  it('draws 汉字 of a font that it does not bring, and no empty frames in their place', async () => {
    const pictures = ['电', '梯'].map((sign) =>
      pagePicture({ name: 'a.pdf', mediaType: 'application/pdf', bytes: songtiPage(sign) }, 1),
    );
    const [one, other] = await Promise.all(pictures);
    expect(one!.equals(other!)).toBe(false);
  });

  it('has no third page of two, and is no text that says %PDF', async () => {
    await expect(pagePicture(await form(), 3)).rejects.toMatchObject({
      code: 'evidence.page-not-found',
    });
    const none = { ...(await form()), bytes: text('%PDF-1.7\n%%EOF') };
    await expect(maskedCopy(none, [box])).rejects.toMatchObject({ code: 'evidence.unreadable' });
    const bare = { ...(await form()), bytes: pdf() };
    await expect(maskedCopy(bare, [])).resolves.toMatchObject({ boxes: [] });
  });
});

it('finds on the form what names its person, and nothing that does not', async () => {
  const found = (await suggestionsIn(await formOf())).map(
    ({ page, kind, text: said }) => `${page} ${kind} ${said}`,
  );
  expect(new Set(found)).toEqual(
    new Set([
      `1 name ${PERSON.name}`,
      `1 phone ${PERSON.phone}`,
      `1 id-number ${PERSON.identity}`,
      `1 bank-account ${PERSON.card}`,
      `1 plate ${PERSON.plate}`,
      `2 address ${PERSON.home}`,
      '2 phone 138 1234 5678',
    ]),
  );
});
