import { Logger } from '@nestjs/common';
import { READINGS } from '../../src/personal-data/readings.rules';
import { Log } from '../../src/platform/log';
import { startApp, type TestApp } from '../support/app';
import { mayDo, type Post } from '../../src/community/rights.rules';
import { type BusyCommunity, busyCommunity, isResident } from '../support/busy-community';
import { openPublicPage } from '../support/busy-open-data';
import { type Answer, everybodyReads, type Walk } from '../support/everybody-reads';
import { password } from '../support/people';
import { sumOwedByNeighbour } from '../support/sum-of-its-own';

/**
 * assurance 5.6 and T30: everything that is known of a person is marked, then everyone in the house
 * reads all there is to read, and nobody may have read a mark that is not for her. T34, acceptance case 13:
 * looking moves nothing, and a home's debt is for itself and for who collects it. PDF text is drawn
 * with glyphs of a subset font and is not searched here: reports.test.ts reads what goes into it.
 */
let here: TestApp;
let own: BusyCommunity;
let next: BusyCommunity;
let walk: Walk;
let answers: readonly Answer[];
/** What the neighbour owes: a sum of its own. */
let owed: string[];
const logged: string[] = [];

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  listenToTheLog();
  own = await busyCommunity(here, 'own', 1);
  next = await busyCommunity(here, 'nxt', 2);
  // Open to everybody here and shut next door: both are walked without a log-in.
  await openPublicPage(here, own);
  owed = await sumOwedByNeighbour(here, own);
  walk = await everybodyReads(here, own, next);
  answers = walk.answers;
}, 480_000);
afterAll(() => {
  jest.restoreAllMocks();
  return here.close();
});

function listenToTheLog(): void {
  here.app.useLogger(new Log('verbose'));
  Logger.overrideLogger(new Log('verbose'));
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      logged.push(String(chunk));
      return true;
    });
  }
}

const marks = (text: string, tag: string) => text.match(new RegExp(`K${tag}\\d{3}`, 'g')) ?? [];
const told = ({ post, address }: Answer) => `${post} ${address}`;
const ofMembers = () => answers.filter(({ address }) => address.includes(`/communities/${own.id}`));

it('reads what there is: every post gets good answers, and no answer is a fault', () => {
  for (const post of walk.posts) {
    const good = ofMembers().filter((answer) => answer.post === post && answer.status === 200);
    expect([post, good.length]).toEqual([post, expect.any(Number)]);
    expect(good.length).toBeGreaterThan(20);
  }
  expect(answers.filter(({ status }) => status >= 500).map(told)).toEqual([]);
  // The marks are where they should be, or the rest would prove nothing.
  const accountant = ofMembers().filter(({ post }) => post === 'accountant');
  expect(new Set(accountant.flatMap(({ text }) => marks(text, 'own'))).size).toBeGreaterThan(25);
});

it('tells nobody anything of the community next door', () => {
  const leaks = answers.filter(({ text }) => marks(text, 'nxt').length > 0);
  expect(leaks.map(told)).toEqual([]);
  const strange = answers.filter(({ address }) => address.includes(`/communities/${next.id}`));
  const open = strange.filter(({ status }) => status !== 404);
  // One's own homes there: an empty list, as in a community that does not exist.
  expect(new Set(open.map(({ address, status }) => `${status} ${address}`))).toEqual(
    new Set([`200 /api/communities/${next.id}/my-units`]),
  );
  expect(new Set(open.map(({ text }) => text.trim()))).toEqual(
    new Set(['{"units":[],"requests":[]}']),
  );
});

it('names to a resident no other household, and no text about one', () => {
  const officials = Object.entries(own.byPost).filter(([post]) => !isResident(post));
  const published = new Set(officials.map(([, { name }]) => name));
  for (const [index, post] of ['resident', 'neighbour'].entries()) {
    const seen = ofMembers().filter((answer) => answer.post === post);
    const others = own.homes.filter((_home, at) => at !== index);
    const hidden = [...others.flatMap(({ names }) => names), ...strangersOnTheRoll()];
    const leaks = seen.filter(({ text }) => hidden.some((name) => text.includes(name)));
    expect(leaks.map(told)).toEqual([]);
    const places = others.map(({ label }) => label.replace('1栋', ''));
    const named = seen.filter(({ text }) => places.some((place) => text.includes(place)));
    expect(named.filter(({ address }) => !address.includes('q=')).map(told)).toEqual([]);
    expect(seen.some(({ text }) => [...published].some((name) => text.includes(name)))).toBe(true);
  }
});

/** Whoever is on the roll or asks for a home, and is bound to none. */
function strangersOnTheRoll(): string[] {
  const known = [...own.residents, ...Object.values(own.byPost)].map(({ name }) => name);
  const clerk = ofMembers().filter(
    ({ post, address }) => post === 'clerk' && /units|req/.test(address),
  );
  const names = new Set(clerk.flatMap(({ text }) => text.match(/王Kown\d{3}明/g) ?? []));
  const bound = new Set([...known, ...own.homes.flatMap((home) => home.names)]);
  return [...names].filter((name) => !bound.has(name));
}

it('names nobody at all to those who have not signed in, and shows them the open account', () => {
  const seen = answers.filter(({ post }) => post === 'nobody');
  const people = [own, next].flatMap((of) => [
    ...of.homes.flatMap(({ names }) => names),
    ...[...of.residents, ...Object.values(of.byPost)].map(({ name }) => name),
    ...of.canaries.numbers,
  ]);
  const leaks = seen.filter(({ text }) => people.some((name) => text.includes(name)));
  expect(leaks.map(told)).toEqual([]);
  const doors = own.homes.map(({ label }) => label.replace('1栋', ''));
  expect(seen.filter(({ text }) => doors.some((door) => text.includes(door))).map(told)).toEqual(
    [],
  );
  const open = seen.filter(({ address, status }) => /\/public\//.test(address) && status === 200);
  expect(open.length).toBeGreaterThan(12);
  // and the month's card behind its signed link, which says sums only
  const card = '/public/month-cards/';
  const others = open.filter(({ address }) => !address.includes(`/communities/${own.id}`));
  expect(others.filter(({ address }) => !address.includes(card)).map(told)).toEqual([]);
});

/** Answers that name people of homes and are no look at one: each with its reason. */
const NO_LOOK: readonly RegExp[] = [
  // books: an accountant's words on a voucher stand there as she wrote them, for those who keep the books
  /\/(journal|general-ledger|subsidiary-ledger|cash-journal|voucher-drafts|entry-imports|log|trial-balance|exchange)/,
  // files being read in, which whoever sent them looks through line by line
  /\/(roll-imports|bank-imports)\//,
  // money whose payer nobody knows yet: there is no home to tell
  /\/(unidentified-money|payment-bills)/,
  // what was said or asked for in public by those who hold an office
  /\/(spending|payees|commitments|income-contracts|common-income|posts|todo|jobs|reports|account|entries|search|files|evidence|objections|spending-objections|emergencies|budgets|contract|bank-agreement|inquiries|notices|grants|resolutions)/,
];

it('remembers every answer in which an office saw the people of a home', () => {
  const names = own.homes.flatMap((home) => home.names);
  const rules = Object.keys(READINGS).map(
    (route) =>
      new RegExp(`^/api/${route.slice('GET '.length).replaceAll(/:\w+/g, '[^/?]+')}(\\?|$)`),
  );
  const seen = ofMembers().filter(
    ({ post, status, text }) =>
      !isResident(post) &&
      post !== 'nobody' &&
      status === 200 &&
      names.some((name) => text.includes(name)),
  );
  const forgotten = seen.filter(
    ({ address }) =>
      !rules.some((rule) => rule.test(address)) && !NO_LOOK.some((kind) => kind.test(address)),
  );
  expect(forgotten.map(told)).toEqual([]);
  expect(seen.some(({ address }) => rules.some((rule) => rule.test(address)))).toBe(true);
});

it('shows a resident less than the accountant: what she may not open is shut', () => {
  const shut = ['journal', 'units', 'spending', 'payees', 'voucher-drafts', 'binding-log'];
  for (const path of shut) {
    const opened = ofMembers().filter(
      ({ post, address, status }) =>
        isResident(post) &&
        status === 200 &&
        new RegExp(`/${own.id}/${path}(/|\\?|$)`).test(address),
    );
    expect(opened.map(told)).toEqual([]);
  }
});

it('shows no whole telephone number, identity number or bank account to anyone', () => {
  const numbers = [...own.canaries.numbers, ...next.canaries.numbers];
  const shown = answers.filter(({ text }) => numbers.some((number) => text.includes(number)));
  // But one: the cashier reads off what she must type at the bank, while the order is in hand.
  const inHand = [own.spending.ordered, own.spending.released];
  const legitimate = ({ post, address }: Answer) =>
    post === 'cashier' &&
    (inHand.some((id) => address.includes(id)) || /\/spending(\?|$)/.test(address));
  // And everybody her own, in the copy of all that is known of her.
  const herOwn = ({ address, text }: Answer) =>
    address === '/api/me/personal-data' && numbers.filter((one) => text.includes(one)).length === 1;
  expect(shown.filter((answer) => !legitimate(answer) && !herOwn(answer)).map(told)).toEqual([]);
  expect(shown.length).toBeGreaterThan(0);
});

it('shows tails of telephone numbers to those who keep the roll, and at the counter, only', () => {
  const tails = (text: string) => /"phoneTail":"\d{4}"/.test(text);
  const readers = new Set(
    ofMembers()
      .filter(({ text }) => tails(text))
      .map(({ post }) => post),
  );
  // The cashier finds a home by it; the name beside it is masked for her.
  const keepers = ['finance-member', 'manager', 'clerk', 'accountant', 'reviewer', 'cashier'];
  expect([...readers].sort()).toEqual([...keepers].sort());
});

it('writes no person, number, password or session into the log', () => {
  const log = logged.join('');
  expect(log.length).toBeGreaterThan(0);
  const numbers = [...own.canaries.numbers, ...next.canaries.numbers];
  const secrets = [...numbers, password, own.invite, 'sid='];
  expect([...marks(log, 'own'), ...marks(log, 'nxt')]).toEqual([]);
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});

/** The file as it came, or a page of it for those who mask it. */
const ORIGINAL = /\/(original|masking\/pages\/\d+)$/;

it('a look, by whom and at what ever, changes no row but what remembers the look', async () => {
  // Who saw an original, and who in office saw a home's data.
  expect(walk.changed.toSorted()).toEqual(['audit_reading', 'file_access', 'personal_reading']);
  const originals = answers.filter(
    ({ status, address }) => status === 200 && ORIGINAL.test(address),
  );
  expect(originals.length).toBeGreaterThan(3);
  const { rows } = await here.admin.query<{ looks: number }>(
    `select count(*)::int as looks from file_access where community_id = $1`,
    [own.id],
  );
  expect(rows).toEqual([{ looks: originals.length }]);
});

const COLLECT = ['finance-member', 'manager', 'accountant', 'cashier'];

it('shows what a home owes to itself and to those who collect, and to nobody else', () => {
  const knowing = answers.filter(({ text }) => owed.some((sum) => text.includes(sum)));
  const seen = new Set(knowing.map(({ post }) => post));
  expect([...seen].toSorted()).toEqual([...COLLECT, 'neighbour'].toSorted());
  expect(COLLECT.every((post) => mayDo(post as Post, 'charges.household'))).toBe(true);
});

const OF_ARREARS =
  /\/(reminders|reminder-batches|late-fees|bill-reliefs|arrears|collection|settlements?)/;

it('has no list of debtors with a name on it, for whoever reads it', () => {
  const names = own.homes.flatMap((home) => home.names);
  expect(names.length).toBeGreaterThan(1);
  const lists = ofMembers().filter(({ address }) => OF_ARREARS.test(address));
  expect(lists.filter(({ status }) => status === 200).length).toBeGreaterThan(30);
  expect(lists.filter(({ text }) => names.some((name) => text.includes(name))).map(told)).toEqual(
    [],
  );
});
