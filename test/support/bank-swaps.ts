import type { BusyCommunity } from './busy-community';
import type { Swap } from './swaps';

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Bodies of the bank's doors, so that the id alone decides; by the end of the route. */
export function bankBodiesOf(at: BusyCommunity): readonly (readonly [RegExp, object])[] {
  const entrySeq = at.entriesOfHomes[1] ?? '';
  return [
    [/bank-accounts\/:bankAccountId\/matches$/, { pairs: [{ lineId: at.bankLineId, entrySeq }] }],
    [/bank-lines\/:lineId\/matches$/, { parts: [{ entrySeq, amount: '-7.77' }], note: '同一笔' }],
    [/bank-accounts\/:bankAccountId\/mapping$/, { columns: [{ field: 'memo', column: 6 }] }],
    [/bank-imports\/:importId\/rereading$/, { mapping: { columns: [] } }],
    [/bank-lines\/:lineId\/booking$/, { as: 'bank-charge', note: '账户管理费' }],
    [/bank-matches\/:matchId\/undoing$/, { reason: '测试的理由' }],
  ];
}

/** Ids in the bodies and queries of the bank's doors. */
export function bankFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  const at = `bank-accounts/${own.bankAccountId}`;
  const pair = { lineId: next.bankLineId, entrySeq: own.entriesOfHomes[1] };
  return {
    'MatchPairDto.lineId': swap('accountant', `POST ${at}/matches`, { pairs: [pair] }),
  };
}
