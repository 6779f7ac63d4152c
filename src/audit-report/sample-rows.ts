import type { EntityManager } from 'typeorm';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import type { EngagementAt } from './engagement-records';
import {
  type Drawable,
  type Drawn,
  itemsRoot,
  type NewSample,
  populationRoot,
} from './sampling.rules';

/** A draw that was made, as it is kept. */
export interface MadeSample {
  readonly at: EngagementAt;
  readonly asked: NewSample;
  readonly drawNo: number;
  readonly head: { readonly size: number; readonly root: Buffer };
  readonly seed: Buffer;
  readonly population: readonly Drawable[];
  readonly items: readonly Drawn[];
  readonly by: { readonly personId: string; readonly grantId: string; readonly now: Date };
}

/** @returns id of the sample. */
export async function insertSample(tx: EntityManager, made: MadeSample): Promise<string> {
  const id = newId();
  const { communityId } = made.at;
  const row = { community_id: communityId, id, ...askedOf(made), ...drawnOf(made) };
  const columns = Object.keys(row);
  await tx.query(
    `insert into audit_sample (${columns.join(', ')})
     values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
  const { items } = made;
  await tx.query(
    `insert into audit_sample_item (community_id, sample_id, no, seq, amount, hits)
     select $1, $2, i.no, i.seq, i.amount, i.hits
     from unnest($3::smallint[], $4::bigint[], $5::numeric[], $6::smallint[])
       as i(no, seq, amount, hits) order by i.no`,
    [
      communityId,
      id,
      items.map(({ no }) => no),
      items.map(({ seq }) => seq),
      items.map(({ amount }) => amount.toString()),
      items.map(({ hits }) => hits),
    ],
  );
  return id;
}

const askedOf = ({ at, asked, drawNo, by }: MadeSample) => ({
  engagement_id: at.engagementId,
  draw_no: drawNo,
  title: asked.title.trim(),
  method: asked.method,
  from_period: asked.from,
  to_period: asked.to,
  account_code: asked.accountCode,
  fund: asked.fund,
  side: asked.side,
  size_asked: asked.size,
  person_id: by.personId,
  grant_id: by.grantId,
  at: by.now,
});

const drawnOf = ({ head, seed, population, items }: MadeSample) => ({
  head_size: head.size,
  head_root: head.root,
  seed,
  population_count: population.length,
  population_total: totalOf(population),
  population_root: populationRoot(population),
  item_count: items.length,
  item_total: totalOf(items),
  items_root: itemsRoot(items),
});

const totalOf = (items: readonly Drawable[]): string =>
  Money.sum(items.map(({ amount }) => amount)).toString();
