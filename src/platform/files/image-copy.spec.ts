import sharp from 'sharp';
import { photo } from '../../../test/support/hostile-bytes';
import { copyImage } from './image-copy';

it('turns a picture upright and says the size it then has', async () => {
  const lying = await photo(60, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(await copyImage('jpeg', lying)).toMatchObject({ width: 30, height: 60 });
});

it('fits the public copy into 2400 pixels and the thumbnail into 300', async () => {
  const { picture, thumbnail, width, height } = await copyImage(
    'jpeg',
    await photo(3000, 1000).jpeg().toBuffer(),
  );
  expect([width, height]).toEqual([2400, 800]);
  expect(await sharp(picture).metadata()).toMatchObject({ width: 2400, height: 800 });
  expect(await sharp(thumbnail).metadata()).toMatchObject({
    format: 'jpeg',
    width: 300,
    height: 100,
  });
});

it('enlarges nothing', async () => {
  const small = await copyImage('png', await photo(50, 40).png().toBuffer());
  expect(small).toMatchObject({ width: 50, height: 40, mediaType: 'image/jpeg' });
});

it('keeps what is transparent, as WebP', async () => {
  const seal = await photo(40, 40).ensureAlpha(0.5).png().toBuffer();
  const { picture, mediaType } = await copyImage('png', seal);
  expect(mediaType).toBe('image/webp');
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', hasAlpha: true });
});

it('shows the first frame of an animation', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#0000ff'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const { dominant } = await sharp((await copyImage('gif', gif)).picture).stats();
  expect(dominant.r).toBeGreaterThan(200);
  expect(dominant.b).toBeLessThan(50);
});

it('refuses bytes that are another kind of picture than announced', async () => {
  const png = await photo().png().toBuffer();
  await expect(copyImage('jpeg', png)).rejects.toMatchObject({ code: 'file.damaged' });
});
