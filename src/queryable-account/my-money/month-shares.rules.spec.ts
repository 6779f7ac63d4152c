import fc from 'fast-check';
import { Money } from '../../shared/money';
import {
  type MoneyPiece,
  type MoneyRow,
  MONEY_FUNDS,
  piecesOf,
  settledRows,
} from './month-lines.rules';
import {
  divided,
  type Household,
  linesRoot,
  monthLinesOf,
  type UnitMonth,
  unitsRoot,
  weighed,
} from './month-shares.rules';

const money = (fen: number) => Money.fen(BigInt(fen));
const sum = (amounts: readonly Money[]) => Money.sum(amounts).toString();

/** Communities of one to nine homes, by area or alike; some areas are not known. */
const communities = fc
  .record({
    shareBy: fc.constantFrom('area' as const, 'equal' as const),
    areas: fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 9 }),
  })
  .map(({ shareBy, areas }) =>
    weighed(
      shareBy,
      areas.map((area, at) => ({ unitId: `home-${at}`, areaWeight: BigInt(area) })),
    ),
  );

const ACCOUNTS = ['112201', '220301', '410101', '3103', '122103', '420101', '510301', '5104'];
const MORE = ['1301', '2301', '224106', '2202', '4401', '3001'];

/** What a part is follows from its entry. */
const PARTS = { 1: 'money', 2: 'between', 3: 'handover' } as const;

/** Other sides of entries, black and red, of homes, of strangers and of nobody. */
const rows: fc.Arbitrary<MoneyRow> = fc
  .record({
    seq: fc.constantFrom(null, '1', '2', '3'),
    fund: fc.constantFrom(...MONEY_FUNDS),
    accountCode: fc.constantFrom(...ACCOUNTS, ...MORE),
    budgetLineId: fc.constantFrom(null, 'line-a', 'line-b'),
    unitId: fc.constantFrom(null, 'home-0', 'home-1', 'parking'),
    debit: fc.integer({ min: -5000, max: 500_000 }).map(money),
    credit: fc.integer({ min: -5000, max: 500_000 }).map(money),
  })
  .map((row) => ({ ...row, part: row.seq === null ? 'money' : PARTS[row.seq as '1'] }) as MoneyRow);

const months = fc.array(fc.array(rows, { maxLength: 12 }), { minLength: 1, maxLength: 4 });

/** What each home held after every month, one after the other. */
function lived(
  among: readonly Household[],
  moved: readonly (readonly MoneyRow[])[],
): { lines: ReturnType<typeof monthLinesOf>; units: UnitMonth[] }[] {
  const ids = new Set(among.map(({ unitId }) => unitId));
  let heldBefore: ReadonlyMap<string, readonly Money[]> = new Map();
  return moved.map((month) => {
    const lines = monthLinesOf(piecesOf(month, ids));
    const units = divided({ lines, households: among, heldBefore });
    heldBefore = new Map(units.map(({ unitId, held }) => [unitId, held]));
    return { lines, units };
  });
}

describe('a month divided', () => {
  it('is the ledger: Σ households = every line, and Σ held = the money, whatever moved', () => {
    fc.assert(
      fc.property(communities, months, ({ households }, moved) => {
        const money = MONEY_FUNDS.map(() => Money.zero);
        for (const { lines, units } of lived(households, moved)) {
          for (const [at, { line }] of lines.entries()) {
            expect(sum(units.map(({ shares }) => shares[at]!))).toBe(line.amount.toString());
            const fund = MONEY_FUNDS.findIndex((each) => each === line.fund);
            const change = line.side === 'use' ? line.amount.negated() : line.amount;
            money[fund] = money[fund]!.plus(change);
          }
          for (const [fund, left] of money.entries()) {
            expect(sum(units.map(({ held }) => held[fund]!))).toBe(left.toString());
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of homes or of entries', () => {
    fc.assert(
      fc.property(communities, months, fc.nat(), ({ households }, moved, turn) => {
        const turned = <T>(all: readonly T[]): T[] => {
          const at = all.length === 0 ? 0 : turn % all.length;
          return [...all.slice(at), ...all.slice(0, at)].toReversed();
        };
        const [one, other] = [
          lived(households, moved),
          lived(turned(households), moved.map(turned)),
        ];
        for (const [at, month] of one.entries()) {
          const again = other[at]!;
          expect(linesRoot(again.lines.map(({ line }) => line))).toBe(
            linesRoot(month.lines.map(({ line }) => line)),
          );
          expect(unitsRoot(again.units)).toBe(unitsRoot(month.units));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('differs once a fen of one movement differs', () => {
    fc.assert(
      fc.property(communities, rows, ({ households }, row) => {
        const simple = { ...row, seq: null, part: 'money' as const, debit: Money.zero };
        const more = { ...simple, credit: simple.credit.plus(money(1)) };
        const [one] = lived(households, [[simple]]);
        const [other] = lived(households, [[more]]);
        expect(unitsRoot(other!.units)).not.toBe(unitsRoot(one!.units));
      }),
      { numRuns: 100 },
    );
  });

  it('gives each home within a fen of its exact part, more to the larger', () => {
    fc.assert(
      fc.property(
        communities,
        fc.integer({ min: 1, max: 9_999_999 }),
        ({ households, totalWeight }, fen) => {
          const use: MoneyPiece = {
            seq: null,
            fund: 'F1',
            side: 'use',
            accountCode: '5104',
            budgetLineId: null,
            own: false,
            unitId: null,
            amount: money(fen),
            brought: false,
          };
          const units = divided({ lines: monthLinesOf([use]), households, heldBefore: new Map() });
          for (const { weight, shares } of units) {
            const off = shares[0]!.toFen() * totalWeight - BigInt(fen) * weight;
            expect((off < 0n ? -off : off) < totalWeight).toBe(true);
          }
          const byWeight = units.toSorted((a, b) => (a.weight < b.weight ? -1 : 1));
          for (const [at, { weight, shares }] of byWeight.slice(1).entries()) {
            const before = byWeight[at]!;
            const isLess = shares[0]!.isLessThan(before.shares[0]!);
            expect(isLess && weight > before.weight).toBe(false);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps with weight 0 a home that held something and is no household any more', () => {
    const heldBefore = new Map([['gone', [money(100), Money.zero, Money.zero, Money.zero]]]);
    const households = [{ unitId: 'home', weight: 1n }];
    const units = divided({ lines: [], households, heldBefore });
    expect(units.map(({ unitId, weight, held }) => [unitId, weight, held[0]?.toString()])).toEqual([
      ['gone', 0n, '1.00'],
      ['home', 1n, '0.00'],
    ]);
  });
});

describe('weights', () => {
  it('are areas as the contract says, and alike where it says so or no area is known', () => {
    const homes = [
      { unitId: 'a', areaWeight: 7136n },
      { unitId: 'b', areaWeight: 0n },
    ];
    expect(weighed('area', homes)).toMatchObject({ basis: 'area', totalWeight: 7136n });
    expect(weighed('equal', homes)).toMatchObject({ basis: 'equal', totalWeight: 2n });
    expect(weighed('area', homes.slice(1))).toMatchObject({ basis: 'equal', totalWeight: 1n });
  });
});

describe('pieces', () => {
  const row = (change: Partial<MoneyRow>): MoneyRow => ({
    seq: '7',
    fund: 'F1',
    accountCode: '112201',
    budgetLineId: null,
    unitId: null,
    debit: Money.zero,
    credit: Money.zero,
    part: 'money',
    ...change,
  });
  const homes = new Set(['home']);

  it.each([
    ['物业费', '112201', 'home', true, false],
    ['预收物业费', '220301', 'home', true, false],
    ['维修资金', '3103', 'home', true, false],
    ['开发商空置费', '122103', 'home', true, false],
    ['停车费', '112202', 'home', false, true],
    ['违约金', '4401', 'home', false, true],
    ['物业费 of a parking space', '410103', 'parking', false, false],
    ['物业费 of nobody named', '112201', null, false, false],
  ])('%s: own and brought', (_what, accountCode, unitId, own, brought) => {
    const [piece] = piecesOf([row({ accountCode, unitId, credit: money(100) })], homes);
    expect([piece?.own, piece?.brought]).toEqual([own, brought]);
  });

  it('take a claim of another fund, and money owed back, only where it evens out', () => {
    const own = row({ part: 'between', unitId: 'home', credit: money(80) });
    const bridge = row({ part: 'between', accountCode: '1301', debit: money(80) });
    expect(piecesOf([own, bridge], homes).map((p) => [p.side, p.own, String(p.amount)])).toEqual([
      ['source', true, '0.80'],
      ['use', false, '0.80'],
    ]);
    expect(piecesOf([own, row({ ...bridge, debit: money(79) })], homes)).toEqual([]);
    expect(piecesOf([row({ ...own, accountCode: '112202' }), bridge], homes)).toEqual([]);
  });

  it('leave of each account what was settled in cash, as the flow has it, over its lines', () => {
    const settled = settledRows([
      row({ accountCode: '5104', budgetLineId: 'a', debit: money(70_001) }),
      row({ accountCode: '5104', budgetLineId: 'b', debit: money(30_000) }),
      row({ accountCode: '2202', credit: money(80_000) }),
    ]);
    expect(settled.map(({ debit, credit }) => [String(debit), String(credit)])).toEqual([
      ['0.00', '0.00'],
      ['140.01', '0.00'],
      ['60.00', '0.00'],
    ]);
  });
});
