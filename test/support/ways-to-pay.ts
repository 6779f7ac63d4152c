import type { Forger } from './forger';
import type { Place } from './spending';

/** Every hand-written step towards the bank for 9,000 yuan, each answered by the rule that refused it. */
export async function waysToPay(
  forger: Forger,
  place: Place,
  id: string,
): Promise<Record<string, string>> {
  const { cashier, member } = place.people;
  return {
    orderAct: await forger.acts(place, id, { act: 'order', by: cashier }),
    order: await orders(forger, place, id),
    ordered: await forger.setsState(place, id, 'ordered'),
    releaseAct: await forger.acts(place, id, { act: 'release', by: member }),
    released: await forger.setsState(place, id, 'released'),
    payAct: await forger.acts(place, id, { act: 'pay', by: cashier }),
    paid: await forger.setsState(place, id, 'paid'),
    entry: await forger.posts(place, id, { amount: '9000.00' }),
    entryCompleted: await forger.posts(place, id, { amount: '9000.00', completes: 'state' }),
  };
}

/** An order as the cashier's page would write it. */
function orders(forger: Forger, place: Place, id: string): Promise<string> {
  return forger.tries(
    place,
    `insert into payment_order (community_id, request_id, version, bank_account_id, amount,
       payee_account_name, payee_bank_name, payee_account_sealed, payee_account_tail, payee_account_hash)
     select r.community_id, r.id, r.version, $3, r.amount, p.account_name, p.bank_name, p.account_sealed,
       p.account_tail, p.account_hash
     from spending_request r join payee p on p.community_id = r.community_id and p.id = r.payee_id
     where r.community_id = $1 and r.id = $2`,
    [place.communityId, id, place.bankAccountId],
  );
}

/** What answers them when none is a way; `by` refuses the first. */
export const noWay = (by: string): Record<string, string> => ({
  orderAct: by,
  order: 'payment_order_as_approved',
  ordered: 'spending_state_needs_acts',
  releaseAct: 'spending_act_in_turn',
  released: 'spending_state_needs_acts',
  payAct: 'spending_act_in_turn',
  paid: 'spending_state_needs_acts',
  entry: 'unauthorised_payment',
  entryCompleted: 'unauthorised_payment',
});
