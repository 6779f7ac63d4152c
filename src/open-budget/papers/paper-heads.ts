import type { EntityManager } from 'typeorm';
import { fundName } from '../../ledger/funds.rules';
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
  /** Path of the page that shows the same. */
  readonly link: string;
}

/** What a paper is of; `path` is where its page lies below that of the budget. */
export interface PaperOf {
  readonly budgetId: string;
  readonly year: number;
  readonly fund: BudgetFund;
  readonly title: string;
  readonly path: string;
}

export async function paperHead(
  tx: EntityManager,
  communityId: number,
  paper: PaperOf,
): Promise<PaperHead> {
  const [community] = await tx.query<
    Pick<PaperHead, 'communityName' | 'trustorName' | 'trusteeName'>[]
  >(
    `select name as "communityName", trustor_name as "trustorName",
       trustee_on(id, now()) as "trusteeName"
     from community where id = $1`,
    [communityId],
  );
  if (!community) throw budgetErrors.unknown();
  return {
    ...community,
    year: paper.year,
    fundName: fundName(paper.fund),
    title: paper.title,
    link: `/c/${communityId}/budget/${paper.budgetId}${paper.path}`,
  };
}
