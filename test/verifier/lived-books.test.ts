import { checkBundle } from '../../verifier/lib/bundle.mjs';
import { BundleQueries } from '../../src/proof/bundle.queries';
import { vkeyOf } from '../../src/proof/note.rules';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { liveSomeMonths } from '../support/account-books';
import { withDatabase } from '../support/fresh-database';
import { logKeysOf, signLog } from '../support/signed-log';
import { SpendingInTest } from '../support/spending';
import { TestClock } from '../support/test-clock';

/** The books the product itself keeps, in the eyes of a program that shares no line with it. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);

it('finds the books of some months, with payments and a reversal, in order', async () => {
  await liveSomeMonths(db, new SpendingInTest(db), '邻家苑');
  const lived = await liveSomeMonths(db, new SpendingInTest(db), '锦和苑');
  const community = lived.place.communityId;
  await signLog(db.urls, community);
  const bundles = new BundleQueries(db.reading, new TestClock('2026-06-30'));
  let text = '';
  for await (const piece of (await bundles.open(community)).text) text += piece;
  const lines = text.trimEnd().split('\n');
  const result = await checkBundle(
    async function* () {
      yield* lines;
    },
    { vkey: vkeyOf(logKeysOf(community).log), maxAgeHours: 1e9 },
  );
  expect(result.findings).toEqual([]);
  expect(result.exit).toBe(0);
  const { payments, reversals, leaves } = result.facts;
  expect({ payments, reversals }).toEqual({ payments: 1, reversals: 1 });
  expect(leaves).toBeGreaterThan(50);
});
