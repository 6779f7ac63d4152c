import { hasRight } from '../community/held-rights.rules';
import { postNames } from '../community/posts.rules';
import { fundName } from '../ledger/funds.rules';
import { dayInShanghai } from '../shared/day';
import type { Money } from '../shared/money';
import type { Memberships, Post } from '../shared/posts';
import type { Act } from '../open-budget/deciding/voices';
import { surplusStateNames } from './surplus-records';
import type { Distribution, HomeShare } from './surplus.queries';
import { surplusBasisNames, surplusModeNames, wayOfPlan } from './surplus.rules';
import type { SurplusFund } from './surplus.rules';
import type {
  SurplusActView,
  SurplusDistributionView,
  SurplusFundView,
  SurplusLineView,
  SurplusMineView,
} from './surplus.view';

/** Who looks: what she may do is offered to her. */
export interface SurplusReader extends Memberships {
  readonly personId: string;
}

export function distributionViewOf(
  found: Distribution,
  reader: SurplusReader,
  communityId: number,
): SurplusDistributionView {
  const { head, acts, standing, vouchers, mine } = found;
  const { id, year, fund, mode, basis, rate, total, state } = head;
  return {
    id,
    year,
    fund,
    mode,
    basis,
    rate,
    state,
    fundName: fundName(fund),
    modeName: surplusModeNames[mode],
    basisName: basis && surplusBasisNames[basis],
    total: total.toString(),
    homes: head.lineCount,
    way: wayOfPlan({ mode, basis, total: total.toString(), rate }, total),
    reason: head.reason,
    feeCode: head.advance?.feeCode ?? null,
    stateName: surplusStateNames[state],
    finalAccountsId: head.finalAccountsId,
    proposedOn: dayInShanghai(head.proposedAt),
    decidedOn: head.decidedAt && dayInShanghai(head.decidedAt),
    postedOn: head.postedAt && dayInShanghai(head.postedAt),
    contentHash: head.contentHash,
    decision: { by: head.decidedBy, ...standing, resolutionId: head.resolutionId },
    acts: acts.map(actViewOf),
    vouchers: vouchers.map((voucher) => ({ ...voucher })),
    mine: mine.map(mineViewOf),
    may: mayDo(found, reader, communityId),
  };
}

export const surplusFundViewOf = ([fund, available]: readonly [
  SurplusFund,
  Money,
]): SurplusFundView => ({
  fund,
  fundName: fundName(fund),
  available: available.toString(),
});

export const surplusLineViewOf = (share: HomeShare): SurplusLineView => ({
  no: share.no,
  unitId: share.unitId,
  unitLabel: share.label,
  area: share.area,
  amount: share.amount.toString(),
});

const actViewOf = ({ act, post, at, note }: Act): SurplusActView => ({
  act,
  by: postNames[post as Post],
  at: at.toISOString(),
  note,
});

function mineViewOf({ unitId, label, area, amount }: HomeShare): SurplusMineView {
  return { unitId, unitLabel: label, area, amount: amount.toString() };
}

/** What pages offer; the services judge again. */
function mayDo({ head, acts }: Distribution, reader: SurplusReader, communityId: number): string[] {
  const said = acts.some(({ personId }) => personId === reader.personId);
  if (head.state === 'proposed' && !said && hasRight(reader, communityId, 'surplus.decide')) {
    return ['decide'];
  }
  return head.state === 'decided' && hasRight(reader, communityId, 'surplus.post') ? ['post'] : [];
}
