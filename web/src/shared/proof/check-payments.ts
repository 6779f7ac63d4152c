import { CheckError } from '../../../../verifier/lib/bytes.mjs';
import { formatFen } from '../../../../verifier/lib/money.mjs';
import { checkReceiptsProof } from '../../../../verifier/lib/receipts-proof.mjs';
import { api } from '../api/client';
import type { HouseholdReceipt, MyReceiptsTree } from '../api/types';
import { formatAmount } from '../format/yuan';
import { type Check, guarded } from './check';
import { agreesWithKept } from './consistency';
import { keptHead } from './kept-heads';
import type { Verdict } from './verdict';

/** One home, one closed month, and the receipts that the page shows of the home. */
export interface MonthOfHome {
  period: string;
  unitId: string;
  receipts: readonly Pick<HouseholdReceipt, 'number' | 'receivedOn' | 'cancelled'>[];
}

const FAULTS: Record<string, string> = {
  'receipts.missing': 'paymentsMissing',
  'receipts.not-in-log': 'paymentsNotInLog',
  'receipts.tree-differs': 'paymentsNotInLog',
  'receipts.not-under-root': 'paymentsNotUnderRoot',
};

/**
 * Checks in this browser that what the home paid in a month is in the published receipts of the month:
 * its shares lead to the published root and total, these stand in the signed tree, and that tree agrees
 * with the head this device kept. Never throws.
 */
export function checkPayments(communityId: number, month: MonthOfHome): Promise<Check> {
  return guarded(communityId, async () => {
    const { period, unitId } = month;
    const path = `/communities/${communityId}/my-charges/receipts-trees/${period}`;
    const shown = await api.get<MyReceiptsTree>(path, { unitId });
    const { fault, paid } = await judge(communityId, shown, month);
    if (fault === null) return { verdict: goodOf(shown, paid), evidence: null };
    const evidence = { communityId, shown, kept: keptHead(communityId), page: month };
    return { verdict: { tone: 'broken', key: fault, values: {} }, evidence };
  });
}

interface Judged {
  /** Key of the sentence; null: all is well. */
  fault: string | null;
  /** Fen. */
  paid: bigint;
}

const faulty = (fault: string): Judged => ({ fault, paid: BigInt(0) });

async function judge(
  communityId: number,
  shown: MyReceiptsTree,
  asked: MonthOfHome,
): Promise<Judged> {
  const kept = keptHead(communityId);
  if (kept && kept.vkey !== shown.log.vkey) return faulty('otherKey');
  if (!answers(shown, communityId, asked)) return faulty('paymentsMissing');
  try {
    const { head, paid } = await checkReceiptsProof(shown, shown.log.vkey);
    return (await agreesWithKept(communityId, head)) ? { fault: null, paid } : faulty('forked');
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    return faulty(FAULTS[error.code] ?? 'badSignature');
  }
}

/** The proof is of what was asked, and counts every receipt that the page shows. */
const answers = (shown: MyReceiptsTree, communityId: number, asked: MonthOfHome): boolean =>
  shown.communityId === communityId &&
  shown.tree.period === asked.period &&
  shown.unitId === asked.unitId &&
  namesAll(shown, asked.receipts);

/** Every receipt of the month that the page shows is among those the proof counts. */
function namesAll({ tree, receipts }: MyReceiptsTree, shown: MonthOfHome['receipts']): boolean {
  const counted = new Set(receipts.map(({ number }) => number));
  return shown
    .filter(({ receivedOn, cancelled }) => receivedOn.startsWith(tree.period) && !cancelled)
    .every(({ number }) => counted.has(number));
}

function goodOf({ tree, receipts }: MyReceiptsTree, paid: bigint): Verdict {
  const values = {
    paid: formatFen(paid),
    receipts: String(receipts.length),
    total: formatAmount(tree.total),
    homes: String(tree.homes),
  };
  return { tone: 'good', key: paid > BigInt(0) ? 'paymentsGood' : 'paymentsNone', values };
}
