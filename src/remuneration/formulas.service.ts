import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { refusedWith } from '../shared/domain-error';
import { formulaVersions } from './formulas';
import { blockersOfFormula, blockersOfVersion } from './remuneration.rules';
import type { RemunerationFormula } from './remuneration.rules';

/** 报酬计算办法: the only writer of `remuneration_formula`. */
@Injectable()
export class RemunerationFormulasService {
  constructor(private readonly clock: Clock) {}

  /**
   * Enters the next version (信托法 35: only as agreed); earlier ones stay as they are for ever.
   * @returns its number.
   * @throws DomainError `request.refused` with every reason.
   */
  async enter(
    tx: EntityManager,
    communityId: number,
    { formula, by }: { formula: RemunerationFormula; by: string },
  ): Promise<number> {
    await tx.query('select hold_books($1)', [communityId]);
    const earlier = (await formulaVersions(tx, communityId)).map((each) => each.effectiveOn);
    const problems = [
      ...blockersOfFormula(formula),
      ...blockersOfVersion({
        effectiveOn: formula.effectiveOn,
        earlier,
        postedThrough: await postedThrough(tx, communityId),
      }),
    ];
    if (problems.length > 0) throw refusedWith(problems);
    const version = earlier.length + 1;
    await tx.query(
      `insert into remuneration_formula (community_id, version, effective_on, kind, rate, sum, basis,
         base, exclusions, fund, resolution_ref, entered_by, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        communityId,
        version,
        formula.effectiveOn,
        formula.kind,
        formula.rate,
        formula.sum,
        formula.basis,
        formula.base,
        JSON.stringify(formula.exclusions),
        formula.fund,
        formula.resolutionRef.trim(),
        by,
        this.clock.now(),
      ],
    );
    return version;
  }
}

async function postedThrough(tx: EntityManager, communityId: number): Promise<string | null> {
  const [row] = await tx.query<{ latest: string | null }[]>(
    'select max(period) as latest from remuneration_run where community_id = $1',
    [communityId],
  );
  return row?.latest ?? null;
}
