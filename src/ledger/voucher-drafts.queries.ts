import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import type { Problem } from '../shared/domain-error';
import { blockersOfEntry } from './entry.rules';
import type { BookState } from './entry.rules';
import { VoucherDraftRow } from './ledger.entities';
import { LedgerService } from './ledger.service';
import { VoucherChecks } from './voucher-checks';
import { voucherDraftErrors } from './voucher-drafts.rules';
import type { VoucherDraftState } from './voucher-drafts.rules';
import { entryDraftOf } from './voucher-to-entry';

export interface VoucherDraft {
  row: VoucherDraftRow;
  preparedByName: string | null;
  reviewedByName: string | null;
  /** Names of the accounts its lines use, by code. */
  accountNames: ReadonlyMap<string, string>;
  /** Why it could not be posted as it stands; of posted ones none. */
  blockers: Problem[];
}

/** 待审凭证 for pages. */
@Injectable()
export class VoucherDraftsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly ledger: LedgerService,
    private readonly checks: VoucherChecks,
  ) {}

  /** Newest first; at most `limit`, after the id `before`. */
  list(
    communityId: number,
    { state, before, limit }: { state?: VoucherDraftState; before?: string; limit: number },
  ): Promise<VoucherDraft[]> {
    return this.reading.run(communityId, async (tx) => {
      const query = tx
        .createQueryBuilder(VoucherDraftRow, 'draft')
        .where('draft.communityId = :communityId', { communityId })
        .orderBy('draft.id', 'DESC')
        .limit(limit);
      if (state) query.andWhere('draft.state = :state', { state });
      if (before) query.andWhere('draft.id < :before', { before });
      return this.describe(tx, communityId, await query.getMany());
    });
  }

  /** @throws DomainError notFound `voucher.not-found`. */
  async find(communityId: number, id: string): Promise<VoucherDraft> {
    const [draft] = await this.reading.run(communityId, async (tx) =>
      this.describe(tx, communityId, await tx.findBy(VoucherDraftRow, { communityId, id })),
    );
    if (!draft) throw voucherDraftErrors.notFound();
    return draft;
  }

  private async describe(
    tx: EntityManager,
    communityId: number,
    rows: readonly VoucherDraftRow[],
  ): Promise<VoucherDraft[]> {
    if (rows.length === 0) return [];
    const codes = rows.flatMap((row) => row.lines.map((line) => line.accountCode));
    const state = await this.ledger.bookState(tx, communityId, codes);
    const names = await namesOf(tx, rows);
    const accountNames = new Map([...state.chart].map(([code, { name }]) => [code, name]));
    const drafts: VoucherDraft[] = [];
    for (const row of rows) {
      drafts.push({
        row,
        preparedByName: names.get(row.preparedBy) ?? null,
        reviewedByName: names.get(row.reviewedBy ?? '') ?? null,
        accountNames,
        blockers: row.state === 'posted' ? [] : await this.blockers(tx, row, state),
      });
    }
    return drafts;
  }

  private async blockers(tx: EntityManager, row: VoucherDraftRow, state: BookState) {
    const entry = entryDraftOf(row, null);
    const others = await this.checks.blockers(tx, row.communityId, entry, { holds: false });
    return [...blockersOfEntry(entry, state), ...others];
  }
}

async function namesOf(
  tx: EntityManager,
  rows: readonly VoucherDraftRow[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ preparedBy, reviewedBy }) => [preparedBy, reviewedBy]);
  const people = await tx.query<{ id: string; name: string }[]>(
    'select id, name from person where id = any($1::uuid[])',
    [ids.filter((id) => id !== null)],
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}
