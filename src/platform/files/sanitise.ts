import { fileErrors } from './files.errors';
import { copyImage } from './image-copy';
import { assertSafePdf } from './pdf-guard';
import { assertSafeZip } from './zip-guard';
import type { ImageKind } from './image-copy';
import type { AcceptedMedia } from './media.rules';

/** What may be shown of a file. */
export interface PublicCopy {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly thumbnail: Buffer | null;
  readonly width: number | null;
  readonly height: number | null;
}

const ACTIVE_PART = /(?:^|\/)(?:vbaProject\.bin|macrosheets|activeX|ctrlProps|embeddings)(?:\/|$)/i;

/**
 * Checks the inside of a file that passed `assertAcceptable` and makes its public copy. Images are
 * drawn anew. A PDF that holds nothing but pages is its own public copy, byte for byte, and relies on
 * the headers of `serve-file`; what names a person in it is hidden by a person (`evidence/masked-copy`),
 * whose copy then takes the place of this one. Imports are read by staff and shown to nobody.
 * @throws DomainError `file.…`
 */
export async function sanitise(media: AcceptedMedia, bytes: Buffer): Promise<PublicCopy> {
  switch (media.kind) {
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'gif':
      return publicImage(media.kind, bytes);
    case 'pdf':
      await assertSafePdf(bytes);
      return sameBytes(media, bytes);
    case 'xlsx':
      await assertPlainWorkbook(bytes);
      return sameBytes(media, bytes);
    case 'csv':
      return sameBytes(media, bytes);
  }
}

async function publicImage(kind: ImageKind, bytes: Buffer): Promise<PublicCopy> {
  const { picture, mediaType, width, height, thumbnail } = await copyImage(kind, bytes);
  return { bytes: picture, mediaType, thumbnail, width, height };
}

async function assertPlainWorkbook(bytes: Buffer): Promise<void> {
  const parts = await assertSafeZip(bytes);
  if (parts.some((part) => ACTIVE_PART.test(part))) throw fileErrors.macro();
}

function sameBytes(media: AcceptedMedia, bytes: Buffer): PublicCopy {
  return { bytes, mediaType: media.mediaType, thumbnail: null, width: null, height: null };
}
