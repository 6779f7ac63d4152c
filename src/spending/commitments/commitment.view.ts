import { postNames } from '../../community/rights.rules';
import type { Doer } from '../spending.rules';
import { PayeeNameView } from '../spending.view';
import {
  commitmentActNames,
  commitmentStateNames,
  decidersOf,
  refusalOfAct,
} from './commitment.rules';
import type { CommitmentFacts } from './commitments.queries';

export class CommitmentLineView {
  lineId: string;
  budgetId: string;
  name: string;
  year: number;
  fund: string;
  accountCode: string;
}

export class CommitmentFileView {
  id: string;
  name: string;
  mediaType: string;
}

export class CommitmentActView {
  act: string;
  actName: string;
  personName: string;
  post: string;
  postName: string;
  at: string;
  note: string;
}

export class CommitmentLadderView {
  by: 'reviewer' | 'committee';
  approvals: number;
  agreed: number;
  /** In yuan: with its sisters of thirty days. */
  basis: string;
}

/** 合同或订单. Amounts in yuan. */
export class CommitmentView {
  id: string;
  number: string;
  title: string;
  payee: PayeeNameView;
  line: CommitmentLineView;
  amount: string;
  /** Of it, asked for by requests under way. */
  underWay: string;
  paid: string;
  /** What its requests have not asked for yet; kept for it while it is in force. */
  rest: string;
  startsOn: string;
  endsOn: string;
  /** Its last day is over, and it was not ended: the rest is still kept for it. */
  overdue: boolean;
  file: CommitmentFileView;
  /** 选定理由. */
  selection: string;
  state: 'proposed' | 'agreed' | 'refused' | 'ended';
  stateName: string;
  ladder: CommitmentLadderView;
  /** Posts whose agreement it waits for. */
  waitingFor: string[];
  proposedOn: string;
  acts: CommitmentActView[];
  /** What the caller may do now: agree, refuse, end. */
  mayDo: string[];
}

export class CommitmentsView {
  items: CommitmentView[];
}

export function commitmentViewOf(
  facts: CommitmentFacts,
  askers: readonly Doer[],
  today: string,
): CommitmentView {
  const { chain } = facts;
  const inForce = chain.state === 'proposed' || chain.state === 'agreed';
  const mayDo = (['agree', 'refuse', 'end'] as const).filter((act) =>
    askers.some((asker) => refusalOfAct(chain, act, asker) === null),
  );
  return {
    id: facts.id,
    number: facts.number,
    title: facts.title,
    payee: facts.payee,
    line: facts.line,
    amount: facts.amount.toString(),
    underWay: facts.underWay.toString(),
    paid: facts.paid.toString(),
    rest: facts.amount.minus(facts.underWay).minus(facts.paid).toString(),
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    overdue: inForce && facts.endsOn < today,
    file: facts.file,
    selection: facts.selection,
    state: chain.state,
    stateName: commitmentStateNames[chain.state],
    ladder: ladderViewOf(facts),
    waitingFor: chain.state === 'proposed' ? decidersOf(chain).map((post) => postNames[post]) : [],
    proposedOn: facts.proposedOn,
    acts: facts.acts.map(actViewOf),
    mayDo,
  };
}

function ladderViewOf({ chain, basis }: CommitmentFacts): CommitmentLadderView {
  return {
    by: chain.ladderBy,
    approvals: chain.approvalsNeeded,
    agreed: chain.acts.filter(({ act }) => act === 'agree').length,
    basis: basis.toString(),
  };
}

function actViewOf(done: CommitmentFacts['acts'][number]): CommitmentActView {
  const { act, personName, post, at, note } = done;
  return {
    act,
    actName: commitmentActNames[act],
    personName,
    post,
    postName: postNames[post],
    at,
    note,
  };
}
