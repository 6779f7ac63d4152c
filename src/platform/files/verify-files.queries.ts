import { Injectable } from '@nestjs/common';
import { Reading } from '../database/reading';
import { FileStore, type Sha256 } from './file-store';

/** A stored copy that is not what its row says. */
export interface FileFault {
  readonly fileId: string;
  /** Which copy, by the column that names it. */
  readonly column: 'sha256' | 'public_sha256' | 'thumbnail_sha256';
  readonly what: 'missing' | 'another length' | 'another content';
}

export interface FilesVerdict {
  readonly files: number;
  /** Stored copies that were read: original, public copy, thumbnail. */
  readonly copies: number;
  readonly faults: readonly FileFault[];
}

interface FileRow {
  readonly id: string;
  readonly sizeBytes: string;
  readonly sha256: Sha256;
  readonly public_sha256: Sha256;
  readonly thumbnail_sha256: Sha256 | null;
  /** 遮盖: every copy that was ever public, with its thumbnail. */
  readonly published: readonly Sha256[];
}

const AT_ONCE = 200;
const COLUMNS = ['sha256', 'public_sha256', 'thumbnail_sha256'] as const;

/** 附件校验: reads every stored copy again and compares it with its hash; it only reads. */
@Injectable()
export class VerifyFilesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly store: FileStore,
  ) {}

  /** Every file of a community, some hundreds at a time; the store is read outside the database. */
  async verify(communityId: number): Promise<FilesVerdict> {
    const faults: FileFault[] = [];
    let files = 0;
    let copies = 0;
    for (let after: string | null = null; ;) {
      const rows: FileRow[] = await this.page(communityId, after);
      for (const row of rows) {
        const found = await this.verifyFile(row);
        faults.push(...found.faults);
        copies += found.copies;
      }
      files += rows.length;
      after = rows.at(-1)?.id ?? null;
      if (after === null) return { files, copies, faults };
    }
  }

  private page(communityId: number, after: string | null): Promise<FileRow[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query<FileRow[]>(
        `select id, size_bytes as "sizeBytes", sha256, public_sha256, thumbnail_sha256,
           array(select unnest(array[c.sha256, c.replaced_sha256, c.thumbnail_sha256])
             from public_copy c where c.community_id = $1 and c.file_id = f.id) as published
         from file_object f
         where community_id = $1 and ($2::uuid is null or id > $2) order by id limit ${AT_ONCE}`,
        [communityId, after],
      ),
    );
  }

  private async verifyFile(row: FileRow): Promise<{ copies: number; faults: FileFault[] }> {
    const faults: FileFault[] = [];
    const seen = new Set<Sha256>();
    const shown = COLUMNS.map((column) => [column, row[column]] as const);
    const before = row.published.map((sha) => ['public_sha256', sha] as const);
    for (const [column, sha] of [...shown, ...before]) {
      if (sha === null || seen.has(sha)) continue;
      seen.add(sha);
      const length = column === 'sha256' ? Number(row.sizeBytes) : null;
      const what = await this.faultOfCopy(sha, length);
      if (what) faults.push({ fileId: row.id, column, what });
    }
    return { copies: seen.size, faults };
  }

  private async faultOfCopy(sha: Sha256, length: number | null): Promise<FileFault['what'] | null> {
    const size = await this.store.size(sha);
    if (size === null) return 'missing';
    if (length !== null && size !== length) return 'another length';
    return (await this.store.verify(sha)) ? null : 'another content';
  }
}
