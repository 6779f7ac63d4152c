import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { BankMappingRow } from './bank.entities';
import { bankErrors } from './bank.errors';
import type { MappingProfile } from './table-statement.rules';

export interface MappingAt {
  readonly communityId: number;
  readonly bankAccountId: string;
}

export interface SavedMapping {
  readonly profile: MappingProfile;
  /** Null where nothing was saved yet. */
  readonly savedAt: Date | null;
}

/** 列的对应: how the files of one account are read. The only writer of `bank_mapping`. */
@Injectable()
export class BankMappingService {
  constructor(private readonly clock: Clock) {}

  /**
   * How files of this account are read; an empty profile leaves everything to their titles.
   * @throws DomainError `bank-account.unknown`
   */
  async find(tx: EntityManager, { communityId, bankAccountId }: MappingAt): Promise<SavedMapping> {
    await assertAccount(tx, { communityId, bankAccountId });
    const row = await tx.findOneBy(BankMappingRow, { communityId, bankAccountId });
    return { profile: row?.profile ?? {}, savedAt: row?.updatedAt ?? null };
  }

  /** @throws DomainError `bank-account.unknown` */
  async save(
    tx: EntityManager,
    { communityId, bankAccountId }: MappingAt,
    profile: MappingProfile,
    by: string,
  ): Promise<void> {
    await assertAccount(tx, { communityId, bankAccountId });
    await tx.query(
      `insert into bank_mapping (community_id, bank_account_id, profile, updated_by, updated_at)
       values ($1, $2, $3, $4, $5)
       on conflict (community_id, bank_account_id) do update set profile = excluded.profile,
         updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
      [communityId, bankAccountId, JSON.stringify(profile), by, this.clock.now()],
    );
  }
}

async function assertAccount(
  tx: EntityManager,
  { communityId, bankAccountId }: MappingAt,
): Promise<void> {
  const known = await tx.query<unknown[]>(
    'select from bank_account where community_id = $1 and id = $2 and closed_on is null',
    [communityId, bankAccountId],
  );
  if (known.length === 0) throw bankErrors.unknownAccount();
}
