import type { EntityManager } from 'typeorm';
import { databaseFaultOf } from '../../src/platform/database/database-error';
import { newId } from '../../src/shared/ids';
import type { Actor } from '../../src/spending/actor';
import type { DatabaseInTest } from './fresh-database';
import type { Place, SpendingInTest } from './spending';

/** An act as a forger writes it: by default for the request's current version and content. */
export interface ForgedAct {
  act: string;
  by: Actor;
  at?: string;
  grantId?: string;
  version?: number;
  hash?: string;
}

/** A payment voucher as a forger posts it: by default exactly what was released. */
export interface ForgedEntry {
  amount?: string;
  debit?: string;
  bank?: string;
  cashier?: string;
  /** How much of the rest the forger writes too: the order's entry, then the request's state. */
  completes?: 'nothing' | 'order' | 'state';
}

/**
 * Writes SQL of its own as the role trust_app, past every rule in the code, and answers the name of
 * the database's rule that refused it.
 */
export class Forger {
  constructor(
    private readonly db: DatabaseInTest,
    private readonly spend: SpendingInTest,
  ) {}

  /** One statement inside a community. */
  async tries(place: Place, sql: string, params: unknown[] = []): Promise<string> {
    return this.db.transactions
      .run(place.communityId, (tx) => tx.query(sql, params))
      .then(() => 'nothing was refused', ruleOf);
  }

  setsState(place: Place, id: string, state: string): Promise<string> {
    return this.tries(
      place,
      'update spending_request set state = $2 where community_id = $1 and id = $3',
      [place.communityId, state, id],
    );
  }

  async acts(place: Place, id: string, forged: ForgedAct): Promise<string> {
    const { rows } = await this.db.admin.query<{ version: number; content_hash: string }>(
      'select version, content_hash from spending_request where id = $1',
      [id],
    );
    return this.tries(
      place,
      `insert into spending_act (community_id, id, request_id, version, act, person_id, grant_id,
         content_hash, at, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '理由在此')`,
      [
        place.communityId,
        newId(),
        id,
        forged.version ?? rows[0]?.version,
        forged.act,
        forged.by.personId,
        forged.grantId ?? forged.by.grantId,
        forged.hash ?? rows[0]?.content_hash,
        forged.at ?? this.spend.clock.now(),
      ],
    );
  }

  /**
   * Posts through the ledger's own function and completes the rest by hand; answers the ledger's
   * verdict, or the rule that stopped the transaction, at its end at the latest.
   */
  async posts(place: Place, source: string, forged: ForgedEntry = {}): Promise<string> {
    return this.db.transactions
      .run(place.communityId, async (tx) => {
        const [answer] = await tx.query<Verdict[]>(POST, this.entryOf(place, source, forged));
        if (answer?.status === 'ok') await this.completes(tx, [place, source, answer.seq], forged);
        return answer?.status ?? 'no answer';
      })
      .catch(ruleOf);
  }

  private entryOf({ people, communityId, payeeId }: Place, source: string, forged: ForgedEntry) {
    return [
      communityId,
      `forged-${newId()}`,
      this.spend.clock.today(),
      people.reviewer.personId,
      forged.cashier ?? people.cashier.personId,
      source,
      forged.debit ?? '510301',
      forged.bank ?? '100201',
      forged.amount ?? '900.00',
      payeeId,
    ];
  }

  private async completes(
    tx: EntityManager,
    [place, source, seq]: [Place, string, string],
    { completes = 'nothing' }: ForgedEntry,
  ): Promise<void> {
    if (completes === 'nothing') return;
    await tx.query(
      `update payment_order set entry_seq = $3, paid_on = $4, bank_reference = $2::text
       where community_id = $1 and request_id = $2::uuid`,
      [place.communityId, source, seq, this.spend.clock.today()],
    );
    if (completes !== 'state') return;
    await tx.query(
      `update spending_request set state = 'paid' where community_id = $1 and id = $2`,
      [place.communityId, source],
    );
  }
}

interface Verdict {
  status: string;
  seq: string;
}

const POST = `
  select * from post_entries($1, array[$2], array['h'], array[$3::date], array['payment'],
    array['伪造'], array[1], array[null::uuid], array[$4::uuid], array[null::uuid], array[$5::uuid],
    array[null::bigint], array['spending'], array[$6::uuid],
    array[1, 1], array[$7, $8], array['F1', 'F1'], array[$9, 0]::numeric[], array[0, $9]::numeric[],
    array['', ''], array[null, null]::uuid[], array[$10, $10]::uuid[], array[null, null]::uuid[],
    array[null, null]::uuid[], array[]::integer[], array[]::uuid[])`;

/** The constraint's name, else the code of the database, else of the refusal it was translated into. */
export function ruleOf(error: unknown): string {
  const fault = databaseFaultOf(error);
  return fault?.constraint ?? fault?.code ?? (error as { code?: string }).code ?? String(error);
}
