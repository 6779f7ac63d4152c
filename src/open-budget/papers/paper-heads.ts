import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fundName } from '../../ledger/funds.rules';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import type { BudgetFund } from '../budget-names.rules';
import { budgetErrors } from '../budget.errors';

/** Who stands at the head of a paper, and where it can be checked. */
export interface PaperHead {
  readonly communityName: string;
  readonly trustorName: string;
  readonly trusteeName: string;
  readonly year: number;
  readonly fundName: string;
  readonly title: string;
  readonly madeAt: Date;
  readonly url: string;
}

/** What a paper is of; `path` is where its page lies below that of the budget. */
export interface PaperOf {
  readonly budgetId: string;
  readonly year: number;
  readonly fund: BudgetFund;
  readonly title: string;
  readonly path: string;
}

@Injectable()
export class PaperHeads {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async of(tx: EntityManager, communityId: number, paper: PaperOf): Promise<PaperHead> {
    const [community] = await tx.query<
      Pick<PaperHead, 'communityName' | 'trustorName' | 'trusteeName'>[]
    >(
      `select name as "communityName", trustor_name as "trustorName", trustee_name as "trusteeName"
       from community where id = $1`,
      [communityId],
    );
    if (!community) throw budgetErrors.unknown();
    return {
      ...community,
      year: paper.year,
      fundName: fundName(paper.fund),
      title: paper.title,
      madeAt: this.clock.now(),
      url: `${this.config.publicUrl}/c/${communityId}/budget/${paper.budgetId}${paper.path}`,
    };
  }
}
