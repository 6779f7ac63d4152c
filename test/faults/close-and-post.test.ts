import { setTimeout as sleep } from 'node:timers/promises';
import '../../src/ledger/ledger.module';
import { chanceOf } from '../../src/demo/seeded.rules';
import { ClosingChecks } from '../../src/ledger/closing-checks';
import { ClosingEffects } from '../../src/ledger/closing-effects';
import { ClosingService } from '../../src/ledger/closing.service';
import { ReceiptsTreesService } from '../../src/proof/receipts-tree/receipts-trees.service';
import { day } from '../../src/shared/day';
import { period } from '../../src/shared/period';
import {
  type Bookkeepers,
  clockOfTest,
  draftOf,
  hireBookkeepers,
  ledgerOfTest,
  openCommunity,
} from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { codeOf } from '../support/spending';
import { brokenRules, verifiedFaults } from './book-check';
import { Chronicle } from './chronicle';

const closed = 'ledger.closed-period';
const writers = 6;
const entriesEach = 4;
const chronicle = new Chronicle('close-and-post');
const chance = chanceOf(chronicle.seed);
const db = withDatabase();
const ledger = ledgerOfTest();
const closing = new ClosingService(
  new ClosingChecks(),
  new ReceiptsTreesService(),
  clockOfTest,
  new ClosingEffects(),
);
let people: Bookkeepers;

beforeAll(async () => {
  people = await hireBookkeepers(db);
});

/** Books one entry after the other in January; the codes of what came of them. */
async function writeJanuary(community: number): Promise<string[]> {
  const codes: string[] = [];
  for (let turn = 0; turn < entriesEach; turn += 1) {
    const draft = draftOf({ bookedOn: day('2026-01-31') });
    codes.push(
      await codeOf(db.transactions.run(community, (tx) => ledger.post(tx, community, draft))),
    );
  }
  return codes;
}

async function closeJanuary(community: number): Promise<void> {
  await sleep(chance.between(0, 40));
  await db.transactions.run(community, (tx) =>
    closing.close(tx, community, period('2026-01'), people.reviewer),
  );
}

it(
  'what was counted is what is closed, whoever posts at the same moment',
  async () => {
    const { figures } = chronicle;
    while (figures.rounds < chronicle.rounds) {
      const here = await openCommunity(db, `${figures.rounds}号苑`);
      const writing = Array.from({ length: writers }, () => writeJanuary(here));
      const [, ...codes] = await Promise.all([closeJanuary(here), ...writing]);
      const posted = codes.flat().filter((code) => code === 'nothing was refused').length;
      figures.acknowledged += posted;
      const refused = codes.flat().filter((code) => code !== 'nothing was refused');
      expect(new Set([...refused, closed])).toEqual(new Set([closed]));
      const { rows } = await db.admin.query(
        `select c.last_voucher_no, (select count(*)::int from entry e
           where e.community_id = $1 and e.period = '2026-01') as entries
         from period_close c where c.community_id = $1`,
        [here],
      );
      expect(rows).toEqual([{ last_voucher_no: posted, entries: posted }]);
      const verified = await verifiedFaults(db.reading, [here]);
      chronicle.endRound([...(await brokenRules(db.admin)), ...verified]);
    }
  },
  chronicle.timeoutMs,
);
