import type { VoucherContent, VoucherDraftsService } from '../../src/ledger/voucher-drafts.service';
import { day } from '../../src/shared/day';
import { type Bookkeepers, LIFTS, PAYABLE } from './books';
import type { DatabaseInTest } from './fresh-database';

/** Where the desk stands; asked anew each time, because tests found their community in `beforeAll`. */
interface Place {
  here: number;
  people: Bookkeepers;
}

/** 制单 and 审核 as the doors do them: each step in a transaction of its own. */
export function voucherDesk(db: DatabaseInTest, service: VoucherDraftsService, place: () => Place) {
  const content = (change: Partial<VoucherContent> = {}): VoucherContent => ({
    bookedOn: day('2026-03-10'),
    summary: '计提电梯维保费',
    lines: [
      { accountCode: LIFTS, fund: 'F1', debit: '5670.00' },
      { accountCode: PAYABLE, fund: 'F1', credit: '5670.00' },
    ],
    fileIds: [],
    ...change,
  });
  const keyOf = (id: string) => ({ communityId: place().here, id });
  return {
    content,
    prepare: (community = place().here, change: Partial<VoucherContent> = {}) =>
      db.transactions.run(community, (tx) =>
        service.prepare(tx, community, content(change), place().people.accountant),
      ),
    submit: (id: string) =>
      db.transactions.run(place().here, (tx) => service.submit(tx, keyOf(id))),
    postDraft: (id: string, personId = place().people.reviewer, seenVersion = 2) =>
      db.transactions.run(place().here, (tx) =>
        service.post(tx, keyOf(id), { personId, seenVersion }),
      ),
  };
}
