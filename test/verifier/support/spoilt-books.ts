import { inflate, raise, type Spoil, type World } from './world';

/** The books are altered by who can sign: only what they say can give them away. */
const facts = (name: string, code: string, alter: (world: World) => void): Spoil => ({
  name,
  exit: 1,
  code,
  spoil: (world) => {
    alter(world);
    return { bundle: world.signed() };
  },
});

const lastAct = (world: World, act: string) => world.where('spending_act', { act }).at(-1)!;
const grantOf = (world: World, post: string) => world.where('role_grant', { post })[0]!.row;
const laterPeriod = (world: World) => world.where('period_close').at(-1)!.row['period']!;

export const BOOKS: Spoil[] = [
  facts('an entry out of balance', 'entry.unbalanced', (w) => {
    w.pick(w.entries('receipt')).lines![0]!['debit'] = '7777777.77';
  }),
  facts('a total that is not that of the lines', 'entry.total-differs', (w) => {
    w.pick(w.entries('receipt')).row['total'] = '7777777.77';
  }),
  facts('a line left out of the count', 'entry.lines-missing', (w) => {
    w.pick(w.entries()).row['line_count'] = '9';
  }),
  facts('money moved between funds', 'entry.fund-unbalanced', (w) => {
    w.pick(w.entries('receipt')).lines![0]!['fund'] = 'F2';
  }),
  facts('other people’s money as income', 'entry.agency-fund', (w) => {
    const entry = w.entries('receipt').find(({ lines }) => lines!.length === 4)!;
    entry.lines![3]!['account_code'] = '4001';
  }),
  facts('an account nobody knows', 'entry.no-account', (w) => {
    w.pick(w.entries('receipt')).lines![1]!['account_code'] = '4999';
  }),
  facts('an entry gone', 'entry.number-gap', (w) =>
    w.drop(w.pick(w.entries('receipt').slice(0, -1))),
  ),
  facts('two voucher numbers exchanged', 'entry.number-gap', (w) => {
    const [one, other] = w.entries();
    [one!.row['voucher_no'], other!.row['voucher_no']] = ['2', '1'];
  }),
  facts('a month that is not the day’s', 'entry.period-differs', (w) => {
    w.entries().at(-1)!.row['booked_on'] = '2026-11-01';
  }),
  facts('an entry in a closed month', 'entry.closed-day', (w) => {
    const { row } = w.entries().at(-1)!;
    row['booked_on'] = `${laterPeriod(w)}-28`;
  }),
  facts('an entry before the books began', 'entry.before-books', (w) => {
    w.where('ledger_head')[0]!.row['books_start_on'] = '2026-02-01';
  }),
  facts('a clock put back', 'entry.posted-back', (w) => {
    w.entries().at(-1)!.row['posted_at'] = '2026-01-01T00:00:00+00:00';
  }),
  facts('a closing that counts other vouchers', 'close.number-differs', (w) => {
    w.where('period_close')[0]!.row['last_voucher_no'] = '1';
  }),
  facts('preparer and reviewer the same', 'entry.same-person', (w) => {
    const { row } = w.entries('payment').at(-1)!;
    row['cashier'] = row['reviewed_by']!;
  }),
  facts('a reversal of another amount', 'reversal.not-mirror', (w) => {
    const [red] = w.entries('reversal');
    red!.lines!.forEach((line) => {
      for (const side of ['debit', 'credit']) if (line[side] !== '0.00') line[side] = '-0.01';
    });
    red!.row['total'] = '-0.01';
  }),
  facts('a reversal of nothing', 'reversal.no-entry', (w) => {
    w.entries('reversal')[0]!.row['reverses_seq'] = '99999';
  }),
  facts('a reversal made twice', 'reversal.twice', (w) => {
    const [one, other] = w.entries('reversal');
    other!.row['reverses_seq'] = one!.row['reverses_seq']!;
  }),
  facts('an entry without its total', 'entry.unreadable', (w) => {
    delete w.pick(w.entries()).row['total'];
  }),
  facts('an amount that is none', 'entry.unreadable', (w) => {
    w.pick(w.entries()).lines![0]!['debit'] = '12.5';
  }),
  facts('a second community', 'leaf.genesis', (w) => {
    w.facts.push({ ...w.facts[0]! });
  }),
];

export const PAYMENTS: Spoil[] = [
  facts('money out without a payment', 'entry.unauthorised-payment', (w) => {
    const entry = w.pick(w.entries('receipt'));
    for (const line of entry.lines!)
      [line['debit'], line['credit']] = [line['credit']!, line['debit']!];
  }),
  facts('money out as an opening balance, long after', 'entry.unauthorised-payment', (w) => {
    w.entries('payment').at(-1)!.row['kind'] = 'opening';
  }),
  facts('a payment nobody asked for', 'payment.no-request', (w) => {
    w.pick(w.entries('payment')).row['source_id'] = '00000000-0000-4000-8000-000000000000';
  }),
  ...['request', 'review', 'order', 'release', 'pay'].map((act) =>
    facts(`a payment without ${act}`, 'payment.step-missing', (w) => w.drop(lastAct(w, act))),
  ),
  facts('a payment one approval short', 'payment.approvals-missing', (w) =>
    w.drop(lastAct(w, 'approve')),
  ),
  facts('fewer approvals asked for than the contract does', 'payment.below-ladder', (w) => {
    const id = lastAct(w, 'approve').row['request_id']!;
    for (const { row } of w.where('spending_request', { id })) {
      if (row['approvals_needed']) row['approvals_needed'] = '1';
    }
  }),
  facts('a large payment let through by the reviewer', 'payment.below-ladder', (w) => {
    const id = lastAct(w, 'approve').row['request_id']!;
    for (const { row } of w.where('spending_request', { id })) {
      if (row['ladder_by']) row['ladder_by'] = 'reviewer';
    }
  }),
  facts('a related party let through by the reviewer', 'payment.below-ladder', (w) => {
    w.where('payee')[0]!.row['related_party'] = 'true';
    w.facts.push(...w.smallPayment());
  }),
  facts('a request made dearer after approval', 'payment.request-altered', (w) => {
    const id = lastAct(w, 'approve').row['request_id']!;
    const [draft] = w.where('spending_request', { id });
    draft!.row['amount'] = '1.00';
  }),
  facts('one approver counted twice', 'payment.approvals-missing', (w) => {
    const [one, other] = w.where('spending_act', { act: 'approve' }).slice(-2);
    [other!.row['person_id'], other!.row['grant_id']] = [
      one!.row['person_id']!,
      one!.row['grant_id']!,
    ];
  }),
  facts('approver and second key the same', 'payment.one-person-two-steps', (w) => {
    const { id, person_id } = grantOf(w, 'member');
    Object.assign(lastAct(w, 'release').row, { grant_id: id, person_id });
  }),
  facts('a release by the firm itself', 'act.no-grant', (w) => {
    const { id, person_id } = grantOf(w, 'accountant');
    Object.assign(lastAct(w, 'release').row, { grant_id: id, person_id });
  }),
  facts('an approval under another’s grant', 'act.no-grant', (w) => {
    lastAct(w, 'approve').row['grant_id'] = grantOf(w, 'chair')['id']!;
  }),
  facts('a grant that had ended', 'act.no-grant', (w) => {
    grantOf(w, 'finance-member')['ended_on'] = '2026-01-02';
  }),
  facts('a grant not yet begun', 'act.no-grant', (w) => {
    grantOf(w, 'cashier')['starts_on'] = '2027-01-01';
  }),
  facts('approvals of an earlier text', 'payment.step-missing', (w) => {
    lastAct(w, 'review').row['content_hash'] = 'f'.repeat(64);
  }),
  facts('a payment of more than was approved', 'payment.amount-differs', (w) =>
    inflate(w.pick(w.entries('payment'))),
  ),
  facts('an order of more than was approved', 'payment.amount-differs', (w) => {
    const { row } = w.pick(w.where('payment_order'));
    row['amount'] = raise(row['amount']!);
  }),
  facts('a payment to somebody else', 'payment.other-account', (w) => {
    w.pick(w.entries('payment')).lines![0]!['payee_id'] = '00000000-0000-4000-8000-000000000000';
  }),
  facts('another cashier on the voucher', 'payment.other-people', (w) => {
    w.pick(w.entries('payment')).row['cashier'] = '00000000-0000-4000-8000-000000000000';
  }),
  facts('an approval after the release', 'payment.out-of-order', (w) => {
    lastAct(w, 'review').row['at'] = '2026-12-31T00:00:00+00:00';
  }),
  facts('an approval while the public may still object', 'payment.consultation-open', (w) => {
    const id = lastAct(w, 'approve').row['request_id']!;
    for (const { row } of w.where('spending_request', { id }))
      row['consultation_ends_on'] = '2026-12-31';
  }),
  facts('one request paid twice', 'payment.twice', (w) => {
    const [one, other] = w.entries('payment').slice(-2);
    other!.row['source_id'] = one!.row['source_id']!;
  }),
];
