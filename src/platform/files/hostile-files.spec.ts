import sharp from 'sharp';
import { hostileFiles } from '../../../test/support/hostile-files';
import { DomainError } from '../../shared/domain-error';
import { assertAcceptable } from './media.rules';
import { sanitise } from './sanitise';
import type { HostileFile } from '../../../test/support/hostile-files';

async function take(file: HostileFile) {
  const { name, declaredType, purpose } = file;
  const bytes = await file.make();
  const media = assertAcceptable({ bytes, name, declaredType, purpose, uploadedBy: 'nobody' });
  return { bytes, name: media.name, copy: await sanitise(media, bytes) };
}

const refused = hostileFiles.filter(({ expected }) => 'refused' in expected);
const taken = hostileFiles.filter(({ expected }) => 'takenAs' in expected);

it.each(refused)('refuses $name: $what', async (file) => {
  const refusal: unknown = await take(file).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DomainError);
  expect({ refused: (refusal as DomainError).code }).toEqual(file.expected);
  expect((refusal as DomainError).kind).toBe('invalid');
  // What happened, and what to do now.
  expect((refusal as DomainError).message).toMatch(/请.+。$/u);
});

it.each(taken)('takes in, harmless: $what', async (file) => {
  const { name, copy } = await take(file);
  expect({ takenAs: name }).toEqual(file.expected);
  if (file.purpose === 'import') return;
  expect(copy.bytes.toString('latin1')).not.toMatch(/<script|Exif|MrsWang|MotionPhoto/);
  for (const picture of [copy.bytes, copy.thumbnail ?? Buffer.alloc(0)]) {
    const metadata = await sharp(picture).metadata();
    const { exif, icc, iptc, xmp, orientation, pages } = metadata;
    expect({ exif, icc, iptc, xmp, orientation, pages }).toEqual({});
    expect(metadata.space).toBe('srgb');
  }
});

it('has fixtures that are as bad as they claim', async () => {
  const gps = await hostileFiles.find(({ what }) => what.includes('GPS'))!.make();
  expect(gps.toString('latin1')).toMatch(/Exif[^]*<script>/);
  const animation = await hostileFiles.find(({ what }) => what === 'animation')!.make();
  expect((await sharp(animation).metadata()).pages).toBe(3);
  const printed = await hostileFiles.find(({ what }) => what.includes('printing'))!.make();
  expect((await sharp(printed).metadata()).space).toBe('cmyk');
  expect(hostileFiles.length).toBeGreaterThan(80);
});
