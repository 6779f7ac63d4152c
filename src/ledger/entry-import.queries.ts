import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { notFound } from '../shared/domain-error';
import { accountsOf } from './accounts.queries';
import { EntryImportRow } from './ledger.entities';

export interface EntryImport {
  row: EntryImportRow;
  preparedByName: string | null;
  accountNames: ReadonlyMap<string, string>;
}

const LISTED_MAX = 50;

/** 旧账导入 for pages. */
@Injectable()
export class EntryImportQueries {
  constructor(private readonly reading: Reading) {}

  /** Newest first; what others have submitted waits for the reviewer. */
  list(communityId: number, state?: EntryImportRow['state']): Promise<EntryImport[]> {
    return this.reading.run(communityId, async (tx) => {
      const where = { communityId, ...(state ? { state } : {}) };
      const rows = await tx.find(EntryImportRow, {
        where,
        order: { id: 'DESC' },
        take: LISTED_MAX,
      });
      return describe(tx, communityId, rows);
    });
  }

  /** @throws DomainError notFound `entry-import.not-found`. */
  async find(communityId: number, id: string): Promise<EntryImport> {
    const [found] = await this.reading.run(communityId, async (tx) =>
      describe(tx, communityId, await tx.findBy(EntryImportRow, { communityId, id })),
    );
    if (!found) throw notFound('entry-import.not-found', '找不到这次导入，请重新上传文件');
    return found;
  }
}

async function describe(
  tx: EntityManager,
  communityId: number,
  rows: readonly EntryImportRow[],
): Promise<EntryImport[]> {
  if (rows.length === 0) return [];
  const accounts = await accountsOf(tx, communityId);
  const accountNames = new Map(accounts.map(({ code, name }) => [code, name]));
  const people = await tx.query<{ id: string; name: string }[]>(
    'select id, name from person where id = any($1::uuid[])',
    [rows.map(({ preparedBy }) => preparedBy)],
  );
  return rows.map((row) => ({
    row,
    preparedByName: people.find(({ id }) => id === row.preparedBy)?.name ?? null,
    accountNames,
  }));
}
