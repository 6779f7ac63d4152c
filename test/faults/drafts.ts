import { type Chance, chanceOf } from '../../src/demo/seeded.rules';
import { newId } from '../../src/shared/ids';
import { type Ground, type Place, withClient } from './ground';

/** Vouchers that only wait for their posting, of two months, some with a file; their ids. */
export async function prepareDrafts(
  ground: Ground,
  place: Place,
  { count, seed }: { count: number; seed: number },
): Promise<string[]> {
  const chance = chanceOf(seed);
  const ids = Array.from({ length: count }, () => newId());
  const drafts = ids.map((id) => {
    const amount = `${chance.between(1, 99_999)}.${String(chance.between(0, 99)).padStart(2, '0')}`;
    const lines = [
      { accountCode: '510301', fund: 'F1', debit: amount },
      { accountCode: '2202', fund: 'F1', credit: amount },
    ];
    const on = chance.pick([place.startsOn, place.today]);
    return { id, on, lines, files: chance.between(0, 3) === 0 ? [place.fileId] : [] };
  });
  await withClient(ground.adminUrl, (admin) =>
    admin.query(
      `insert into voucher_draft (community_id, id, version, booked_on, summary, lines, file_ids,
         state, prepared_by)
       select $1, d.id, 2, d.on, '计提电梯维保费', d.lines,
         array(select f::uuid from jsonb_array_elements_text(d.files) f), 'submitted', $2
       from jsonb_to_recordset($3) as d(id uuid, "on" date, lines jsonb, files jsonb)`,
      [place.communityId, place.accountant, JSON.stringify(drafts)],
    ),
  );
  return ids;
}

/** A pile of such vouchers for each community, by its number. */
export async function pilesOf(
  ground: Ground,
  chance: Chance,
  count: number,
): Promise<Map<number, string[]>> {
  const piles = new Map<number, string[]>();
  for (const place of ground.places) {
    const seed = chance.between(0, 2 ** 30);
    piles.set(place.communityId, await prepareDrafts(ground, place, { count, seed }));
  }
  return piles;
}
