import type { EntityManager } from 'typeorm';
import type { Sealing } from '../platform/login/sealing';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { bankErrors } from './bank.errors';
import type { KnownAccount } from './bank-import.rules';

interface AccountRow {
  accountCode: string;
  accountSealed: string;
  firstOn: Day | null;
  opening: string | null;
  lastOn: Day | null;
  closing: string | null;
  sum: string;
}

/** @throws DomainError `bank-account.unknown`, also where it was closed. */
export async function knownAccount(
  tx: EntityManager,
  sealing: Sealing,
  { communityId, bankAccountId }: { communityId: number; bankAccountId: string },
): Promise<KnownAccount> {
  const [row] = await tx.query<AccountRow[]>(
    `select a.account_code as "accountCode", a.account_sealed as "accountSealed",
       f.from_on::text as "firstOn", f.opening::text as opening,
       l.to_on::text as "lastOn", l.closing::text as closing,
       (select coalesce(sum(amount), 0)::text from bank_line b
         where b.community_id = a.community_id and b.bank_account_id = a.id) as sum
     from bank_account a
     left join lateral (select s.from_on, s.opening from bank_statement s
       where s.community_id = a.community_id and s.bank_account_id = a.id and s.opening is not null
       order by s.from_on, s.id limit 1) f on true
     left join lateral (select s.to_on, s.closing from bank_statement s
       where s.community_id = a.community_id and s.bank_account_id = a.id and s.closing is not null
       order by s.to_on desc, s.id desc limit 1) l on true
     where a.community_id = $1 and a.id = $2 and a.closed_on is null`,
    [communityId, bankAccountId],
  );
  if (!row) throw bankErrors.unknownAccount();
  const { accountCode, accountSealed, firstOn, opening, lastOn, closing, sum } = row;
  return {
    accountCode,
    accountNumber: sealing.unseal(accountSealed, 'bank-account'),
    earliest: firstOn && opening ? { fromOn: firstOn, opening: Money.yuan(opening) } : null,
    latest: lastOn && closing ? { toOn: lastOn, closing: Money.yuan(closing) } : null,
    sum: Money.yuan(sum),
  };
}

/** Which of these identities the account has already. */
export async function knownIdentities(
  tx: EntityManager,
  communityId: number,
  { bankAccountId, identities }: { bankAccountId: string; identities: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ identity: string }[]>(
    `select identity from bank_line
     where community_id = $1 and bank_account_id = $2 and identity = any($3::text[])`,
    [communityId, bankAccountId, identities],
  );
  return new Set(rows.map(({ identity }) => identity));
}
