import sharp from 'sharp';
import { fileErrors } from './files.errors';
import { Turnstile } from './turnstile';
import type { Metadata, Sharp } from 'sharp';

export type ImageKind = 'jpeg' | 'png' | 'webp' | 'gif';

/** Pictures that may be shown: drawn anew from the pixels, upright, without a word of metadata. */
export interface ImageCopies {
  readonly picture: Buffer;
  readonly mediaType: 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
  /** Always JPEG. */
  readonly thumbnail: Buffer;
}

const PIXELS_MAX = 60_000_000;
// A long screenshot of a chat is honest; a strip a million pixels long is not.
const EDGE_MAX = 30_000;
const PICTURE_EDGE = 2400;
// A row of a list at twice the density of a screen: five of them must not weigh on a slow line.
const THUMBNAIL_EDGE = 300;
const SECONDS_MAX = 20;
const decoding = new Turnstile(2);

/**
 * The public copy and the thumbnail. Only pixels survive: EXIF with its GPS position, colour profiles,
 * comments, further frames and anything appended stay behind with the original.
 * @throws DomainError `file.image-too-large` or `file.damaged`
 */
export function copyImage(kind: ImageKind, bytes: Buffer): Promise<ImageCopies> {
  return decoding.pass(async () => {
    const { hasAlpha } = await readableMetadata(kind, bytes);
    try {
      return await drawCopies(bytes, kind === 'jpeg' || !hasAlpha);
    } catch {
      // The size was checked above: what libvips still cannot do is the file's fault.
      throw fileErrors.damaged();
    }
  });
}

async function readableMetadata(kind: ImageKind, bytes: Buffer): Promise<Metadata> {
  // The header only, no pixel yet, so the limit may be judged here, where it can be explained.
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!metadata || metadata.format !== kind) throw fileErrors.damaged();
  const { width, height } = metadata;
  if (width > EDGE_MAX || height > EDGE_MAX || width * height > PIXELS_MAX) {
    throw fileErrors.imageTooLarge(width, height);
  }
  return metadata;
}

async function drawCopies(bytes: Buffer, opaque: boolean): Promise<ImageCopies> {
  const upright = fitted(
    sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error', pages: 1 }).autoOrient(),
    PICTURE_EDGE,
  );
  const encoded = opaque ? upright.jpeg({ quality: 84 }) : upright.webp({ quality: 84 });
  const { data, info } = await encoded
    .timeout({ seconds: SECONDS_MAX })
    .toBuffer({ resolveWithObject: true });
  // From our own copy: the stranger's bytes are decoded once only.
  const thumbnail = await fitted(sharp(data), THUMBNAIL_EDGE)
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 72 })
    .toBuffer();
  return {
    picture: data,
    mediaType: opaque ? 'image/jpeg' : 'image/webp',
    width: info.width,
    height: info.height,
    thumbnail,
  };
}

function fitted(image: Sharp, edge: number): Sharp {
  return image.resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true });
}
