import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { FileStore } from '../platform/files/file-store';
import type { FileView } from '../platform/files/file.view';
import { evidenceErrors } from './evidence.errors';
import type { MaskBox } from './mask.rules';
import { maskedCopy, pagePicture, type MaskedCopy } from './masked-copy';

/** A copy that is drawn and stored but shown to nobody yet. */
export interface DrawnCopy extends Omit<MaskedCopy, 'bytes' | 'thumbnail'> {
  readonly sha256: string;
  readonly thumbnailSha256: string | null;
}

/** Who says that this is what the public may see. */
export interface Masking {
  readonly fileId: string;
  /** The newest copy she had before her; 0: none. */
  readonly after: number;
  readonly note: string;
  readonly by: { readonly personId: string; readonly grantId: string };
}

/** 遮盖: draws public copies and puts them in the place of the last. The only writer of `public_copy`. */
@Injectable()
export class PublicCopiesService {
  constructor(
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Draws and stores a copy. Without a transaction, for twenty pages take their time: if the work that
   * wanted it fails, its bytes lie unused and harm nobody.
   * @throws DomainError `evidence.…`
   */
  async draw(file: FileView, boxes: readonly MaskBox[]): Promise<DrawnCopy> {
    const { bytes, thumbnail, ...copy } = await maskedCopy(await this.originalOf(file), boxes);
    return {
      ...copy,
      sha256: await this.store.put(bytes),
      thumbnailSha256: thumbnail && (await this.store.put(thumbnail)),
    };
  }

  /** The picture of a page of the original, as JPEG. @throws DomainError `evidence.…` */
  async page(file: FileView, no: number): Promise<Buffer> {
    return pagePicture(await this.originalOf(file), no);
  }

  /**
   * From the end of this transaction on, everything that shows the file shows this copy.
   * @returns its number, from 1.
   * @throws DomainError conflict `evidence.masked-meanwhile` where there is a newer copy than `after`
   */
  async publish(
    tx: EntityManager,
    communityId: number,
    { copy, masking }: { copy: DrawnCopy; masking: Masking },
  ): Promise<number> {
    const { fileId, after, note, by } = masking;
    const [shown] = await tx.query<{ sha256: string; no: number }[]>(
      `select f.public_sha256 as sha256, coalesce((select max(c.no) from public_copy c
         where c.community_id = $1 and c.file_id = $2), 0) as no
       from file_object f where f.community_id = $1 and f.id = $2`,
      [communityId, fileId],
    );
    if (!shown) throw evidenceErrors.fileUnknown();
    if (shown.no !== after) throw evidenceErrors.maskedMeanwhile(shown.no);
    await tx.query(
      `insert into public_copy (community_id, file_id, no, boxes, sha256, media_type,
         thumbnail_sha256, width, height, replaced_sha256, note, person_id, grant_id, masked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        communityId,
        fileId,
        after + 1,
        JSON.stringify(copy.boxes),
        copy.sha256,
        copy.mediaType,
        copy.thumbnailSha256,
        copy.width,
        copy.height,
        shown.sha256,
        note.trim(),
        by.personId,
        by.grantId,
        this.clock.now(),
      ],
    );
    return after + 1;
  }

  private async originalOf({ name, mediaType, sha256 }: FileView) {
    return { name, mediaType, bytes: await buffer(await this.store.get(sha256)) };
  }
}
