import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import type { IdsOf, ReadingRule } from './readings.rules';

export interface Look {
  readonly rule: ReadingRule;
  /** Ids of the answer and of its address; what is none of a home is passed over. */
  readonly ids: readonly string[];
  readonly readerId: string;
  readonly post: string;
}

interface Concerned {
  unit_id: string | null;
  person_id?: string | null;
}

const ONE = `community_id = $1 and id = any($2::uuid[])`;

/** The homes and people behind the ids. */
const CONCERNED: Readonly<Record<IdsOf, string>> = {
  unit: `select id as unit_id from unit where ${ONE}`,
  receipt: `select unit_id from receipt where ${ONE}`,
  reminder: `select unit_id from reminder where ${ONE}`,
  'reminder-batch': `select unit_id from reminder where community_id = $1 and batch_id = any($2::uuid[])`,
  binding: `select unit_id, person_id from unit_binding where ${ONE}`,
  'binding-request': `select null::uuid as unit_id, person_id from binding_request where ${ONE}`,
  relief: `select b.unit_id from bill_relief r join bill b on b.community_id = r.community_id
    and b.id = r.bill_id where r.community_id = $1 and r.id = any($2::uuid[])`,
  vacancy: `select unit_id from unit_vacancy where ${ONE}`,
  file: `select p.unit_id from entry_file f join posting p on p.community_id = f.community_id
    and p.seq = f.seq where f.community_id = $1 and f.file_id = any($2::uuid[])`,
  'bank-line': `select p.unit_id from bank_match m join posting p on p.community_id = m.community_id
    and p.seq = m.entry_seq where m.community_id = $1 and m.line_id = any($2::uuid[]) and m.undone_at is null`,
  surplus: `select unit_id from surplus_line where community_id = $1 and distribution_id = any($2::uuid[])`,
  'receipt-import': `select nullif(l->>'unitId', '')::uuid as unit_id from receipt_import i
    cross join lateral jsonb_array_elements(i.lines) l where i.community_id = $1 and i.id = any($2::uuid[])`,
};

/** Who in office looked at whose data: the only writer of `personal_reading`. */
@Injectable()
export class ReadingsService {
  constructor(private readonly clock: Clock) {}

  /** One row for one answer; none where it is about nobody. */
  async remember(tx: EntityManager, communityId: number, look: Look): Promise<void> {
    const { rule, ids, readerId, post } = look;
    if (ids.length === 0) return;
    const rows = await tx.query<Concerned[]>(CONCERNED[rule.ids], [communityId, ids]);
    const units = known(rows.map((row) => row.unit_id));
    const people = known(rows.map((row) => row.person_id));
    if (units.length + people.length === 0) return;
    await tx.query(
      `insert into personal_reading (community_id, id, at, reader_id, post, kind, unit_ids, person_ids)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [communityId, newId(), this.clock.now(), readerId, post, rule.kind, units, people],
    );
  }
}

const known = (ids: readonly (string | null | undefined)[]): string[] =>
  [...new Set(ids)].filter((id) => id !== null && id !== undefined);
