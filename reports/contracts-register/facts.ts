import { shownName } from '../../src/bank/shown-names.rules';
import { commonIncomeWithin } from '../../src/common-income/common-income.queries';
import type { ContractOverview } from '../../src/common-income/common-income.queries';
import { Money } from '../../src/shared/money';
import { compareDays, day, type Day, dayInShanghai } from '../../src/shared/day';
import {
  type CommitmentFacts,
  commitmentsWithin,
  paidOnCommitments,
} from '../../src/spending/commitments/commitments.queries';
import {
  type CommitmentState,
  commitmentStateNames,
} from '../../src/spending/commitments/commitment.rules';
import { contractVersions } from '../../src/trust-contract/contract-in-force';
import { placeOf } from '../common-income/facts';
import { basisOf } from '../parts/basis';
import type { ReportFacts, ReportSource } from '../report-definition';
import type {
  ContractsRegisterFacts,
  IncomeContractEntry,
  PaymentContract,
  TrustContractFacts,
} from './content.rules';

const BEGINNING = day('1900-01-01');

/** From the queries of the pages 合同, 合同与订单 and 公共收益, as they stood at the end of the day. */
export async function contractsRegisterFacts(
  source: ReportSource,
): Promise<ReportFacts<ContractsRegisterFacts>> {
  const { tx, communityId, today } = source;
  const { head, to, ...filed } = await basisOf(source, 'day', 'common-income');
  const paid = await paidOnCommitments(tx, communityId, to);
  const commitments = await commitmentsWithin(tx, communityId);
  const range = { name: head.subjectName, from: BEGINNING, to };
  const { items } = await commonIncomeWithin(tx, communityId, { range, today });
  const facts = {
    head,
    on: to,
    trust: await trustOn(source, to),
    payments: commitments
      .filter(({ proposedOn }) => proposedOn <= to)
      .map((commitment) => paymentOf(commitment, paid.get(commitment.id) ?? Money.zero, to))
      .toReversed(),
    incomes: items.map(incomeOf),
  };
  return { ...filed, facts };
}

async function trustOn(
  { tx, communityId }: ReportSource,
  on: Day,
): Promise<TrustContractFacts | null> {
  const versions = (await contractVersions(tx, communityId)).filter(
    ({ effectiveOn }) => compareDays(effectiveOn, on) <= 0,
  );
  const [inForce] = versions;
  if (!inForce) return null;
  const { trustor, trustee, termStartsOn, termEndsOn } = inForce.terms;
  return {
    trustor: trustor.name,
    trustee: trustee.name,
    termStartsOn,
    termEndsOn,
    versions: versions.map(({ version, title, effectiveOn, resolutionRef }) => ({
      version,
      title,
      effectiveOn,
      resolutionRef,
    })),
  };
}

function paymentOf(commitment: CommitmentFacts, paid: Money, on: Day): PaymentContract {
  const { number, line, payee, amount, startsOn, endsOn } = commitment;
  const state = stateOn(commitment, on);
  return {
    number,
    lineName: line.name,
    payee: shownName(payee.name),
    isRelated: payee.relatedParty,
    amount,
    paid,
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    state,
    stateName: commitmentStateNames[state],
  };
}

/** Where it stood at the end of the day, from what was done by then. */
function stateOn({ chain, acts }: CommitmentFacts, on: Day): CommitmentState {
  const done = acts.filter(({ at }) => dayInShanghai(new Date(at)) <= on);
  if (done.some(({ act }) => act === 'end')) return 'ended';
  if (done.some(({ act }) => act === 'refuse')) return 'refused';
  const agreed = done.filter(({ act }) => act === 'agree').length;
  return agreed >= chain.approvalsNeeded ? 'agreed' : 'proposed';
}

function incomeOf(of: ContractOverview): IncomeContractEntry {
  const { terms } = of.overview;
  const { stateName, endsOn, ...place } = placeOf(of);
  const ended = of.contract.endedOn;
  return {
    ...place,
    perInstalment: terms.amount === null ? null : Money.yuan(terms.amount),
    startsOn: of.contract.versions[0].startsOn,
    endsOn: ended ?? (endsOn === null ? null : day(endsOn)),
    stateName: ended ? '已终止' : stateName,
    resolutionRef: terms.resolutionRef,
  };
}
