import type { EntityManager } from 'typeorm';
import { faultOf, type Findings } from './fault.rules';

interface Odd {
  readonly file: string;
  readonly newest: string;
  readonly shown: string;
}

/** A file whose pages show another copy than the newest that was published, or a chain that was broken. */
const SHOWN_OTHERWISE = `
  select f.id as file, c.sha256 as newest, f.public_sha256 as shown
  from file_object f
  join lateral (
    select p.sha256 from public_copy p
    where p.community_id = $1 and p.file_id = f.id order by p.no desc limit 1
  ) c on c.sha256 <> f.public_sha256
  where f.community_id = $1 order by f.id limit 20`;

/** 遮盖: what was hidden is not brought back by changing the file's row, whoever writes it. */
export async function sweepPublicCopies(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  for (const { file, newest, shown } of await tx.query<Odd[]>(SHOWN_OTHERWISE, [communityId])) {
    const of = { check: '公示的是最新一份副本', table: 'file_object', row: file };
    findings.add(faultOf({ ...of, column: 'public_sha256', expected: newest, found: shown }));
  }
}
