import { Injectable } from '@nestjs/common';
import { newId } from '../../shared/ids';
import { FileObjectRow } from './file-object.entity';
import { FileStore } from './file-store';
import { fileViewOf } from './file.view';
import { assertAcceptable } from './media.rules';
import { sanitise } from './sanitise';
import type { EntityManager } from 'typeorm';
import type { FileView } from './file.view';
import type { Upload } from './media.rules';

/** A file that is checked and stored but belongs to nobody yet. */
export type StoredUpload = Readonly<Omit<FileObjectRow, 'communityId' | 'id' | 'uploadedAt'>>;

/** Takes in files: the only writer of `file_object`. */
@Injectable()
export class EvidenceService {
  constructor(private readonly store: FileStore) {}

  /**
   * Checks, stores and records in one go. Doors that hold a transaction for other work should call
   * `keep` before they open it and `record` inside, since drawing a picture may take a second.
   * @throws DomainError `file.…`
   */
  async receive(tx: EntityManager, communityId: number, upload: Upload): Promise<FileView> {
    return this.record(tx, communityId, await this.keep(upload));
  }

  /** Without a transaction: if the work that wanted the file fails, its bytes lie unused and harm nobody. */
  async keep(upload: Upload): Promise<StoredUpload> {
    const media = assertAcceptable(upload);
    const copy = await sanitise(media, upload.bytes);
    const sha256 = await this.store.put(upload.bytes);
    const publicSha256 = copy.bytes === upload.bytes ? sha256 : await this.store.put(copy.bytes);
    return {
      name: media.name,
      mediaType: media.mediaType,
      sizeBytes: upload.bytes.length,
      sha256,
      publicSha256,
      publicMediaType: copy.mediaType,
      thumbnailSha256: copy.thumbnail && (await this.store.put(copy.thumbnail)),
      width: copy.width,
      height: copy.height,
      purpose: upload.purpose,
      uploadedBy: upload.uploadedBy,
    };
  }

  async record(tx: EntityManager, communityId: number, stored: StoredUpload): Promise<FileView> {
    const row = { ...stored, communityId, id: newId() };
    await tx.insert(FileObjectRow, row);
    return fileViewOf(row);
  }
}
