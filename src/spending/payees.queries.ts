import { Injectable } from '@nestjs/common';
import { mayDo } from '../community/rights.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';
import type { Doer } from './spending.rules';
import type { PayeeView } from './spending.view';

interface PayeeRecord {
  id: string;
  name: string;
  credit_code: string | null;
  account_name: string;
  bank_name: string;
  account_tail: string;
  related_party: boolean;
  related_note: string;
  change: ChangeRecord | null;
}

interface ChangeRecord {
  id: string;
  bank_name: string;
  account_tail: string;
  reason: string;
  proposed_by: string;
  proposer: string;
  proposed_at: string;
  confirmer: string | null;
  effective_at: string | null;
}

/** A change that waits for its second person, by whom it may not be confirmed. */
export interface PendingChange {
  payeeId: string;
  changeId: string;
  payeeName: string;
  proposedBy: string;
  proposedAt: Date;
}

/** Reads of the register of payees for pages. */
@Injectable()
export class PayeesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** By name. `q`: part of a name or of a credit code. */
  async page(
    communityId: number,
    askers: readonly Doer[],
    { q, cursor, limit }: { q?: string | undefined; cursor?: string | undefined; limit: number },
  ): Promise<Page<PayeeView>> {
    const [name, id] = decodeCursor(cursor, ['text', 'id']) ?? [null, null];
    const params = [communityId, q?.trim() || null, name, id, limit + 1, this.clock.now()];
    const rows = await this.reading.run(communityId, (tx) =>
      tx.query<PayeeRecord[]>(PAYEES, params),
    );
    const page = pageOf(rows, limit, (row) => [row.name, row.id]);
    return { ...page, items: page.items.map((row) => payeeViewOf(row, askers)) };
  }

  async pendingChanges(communityId: number): Promise<PendingChange[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query<PendingChange[]>(
        `select c.payee_id as "payeeId", c.id as "changeId", p.name as "payeeName",
           c.proposed_by as "proposedBy", c.proposed_at as "proposedAt"
         from payee_bank_change c
         join payee p on p.community_id = c.community_id and p.id = c.payee_id
         where c.community_id = $1 and c.confirmed_at is null and c.cancelled_at is null
         order by c.proposed_at`,
        [communityId],
      ),
    );
  }
}

const PAYEES = `
  select p.id, p.name, p.credit_code, p.account_name, p.bank_name, p.account_tail, p.related_party,
    p.related_note, (
      select jsonb_build_object('id', c.id, 'bank_name', c.bank_name, 'account_tail', c.account_tail,
        'reason', c.reason, 'proposed_by', c.proposed_by, 'proposer', proposer.name,
        'proposed_at', c.proposed_at, 'confirmer', confirmer.name, 'effective_at', c.effective_at)
      from payee_bank_change c
      join person proposer on proposer.id = c.proposed_by
      left join person confirmer on confirmer.id = c.confirmed_by
      where c.community_id = p.community_id and c.payee_id = p.id and c.cancelled_at is null
        and (c.confirmed_at is null or c.effective_at > $6)
      order by c.proposed_at desc limit 1) as change
  from payee p
  where p.community_id = $1
    and ($2::text is null or position(lower($2) in lower(p.name || ' ' || coalesce(p.credit_code, ''))) > 0)
    and ($3::text is null or (p.name, p.id) > ($3, $4::uuid))
  order by p.name, p.id limit $5`;

function payeeViewOf(row: PayeeRecord, askers: readonly Doer[]): PayeeView {
  return {
    id: row.id,
    name: row.name,
    creditCode: row.credit_code,
    accountName: row.account_name,
    bankName: row.bank_name,
    accountTail: row.account_tail,
    relatedParty: row.related_party,
    relatedNote: row.related_note,
    bankChange: row.change && {
      id: row.change.id,
      bankName: row.change.bank_name,
      accountTail: row.change.account_tail,
      reason: row.change.reason,
      proposedByName: row.change.proposer,
      proposedAt: instant(row.change.proposed_at),
      confirmedByName: row.change.confirmer,
      effectiveAt: row.change.effective_at && instant(row.change.effective_at),
      mayConfirm:
        row.change.confirmer === null &&
        askers.some(
          ({ post, personId }) =>
            mayDo(post, 'payee.confirm') && personId !== row.change?.proposed_by,
        ),
    },
  };
}

const instant = (text: string): string => new Date(text).toISOString();
