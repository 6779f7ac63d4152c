import { Money } from '../../src/shared/money';
import { goldenText, sampleText } from '../samples/golden';
import { sampleFundStatements } from '../samples/trust-report-facts';
import { fundStatements } from './content.rules';

const fen = Money.yuan('0.01');

describe('基金财务报表', () => {
  it('say what the golden sample says', async () => {
    const text = await sampleText('fund-statements', fundStatements(sampleFundStatements));
    expect(text).toBe(goldenText('fund-statements'));
  });

  it('offset in the whole what funds owe each other, and nowhere else', () => {
    const [sheet] = fundStatements(sampleFundStatements).parts[0]?.blocks ?? [];
    const rows = sheet?.kind === 'table' ? sheet.rows.map(({ cells }) => cells) : [];
    expect(rows).toContainEqual(['基金间应收', '700.00', '—', '—', '—', '—']);
    expect(rows).toContainEqual(['基金间应付', '—', '700.00', '—', '—', '—']);
    const owned = rows.find(([name]) => name === '资产总计');
    const owed = rows.find(([name]) => name === '负债和净资产总计');
    expect(owned?.slice(1)).toEqual(owed?.slice(1));
    expect(owned?.slice(1)).toEqual(
      ['169600.00', '39300.00', '4000.00', '212200.00', '160000.00'].map((each) =>
        Money.yuan(each).format(),
      ),
    );
  });

  it('are never printed where one contradicts another by a fen', () => {
    const { books, places, whole } = sampleFundStatements;
    const [first, ...others] = books;
    const [leaf, ...leaves] = first!.leaves;
    const wrong = [
      {
        books: [
          { ...first!, leaves: [{ ...leaf!, closing: leaf!.closing.plus(fen) }, ...leaves] },
          ...others,
        ],
      },
      { places: places.slice(1) },
      { whole: { ...whole, now: { ...whole.now, closing: whole.now.closing.plus(fen) } } },
      { whole: { ...whole, year: { ...whole.year, opening: whole.year.opening.plus(fen) } } },
    ];
    for (const each of wrong) {
      expect(() => fundStatements({ ...sampleFundStatements, ...each })).toThrow(/ is not /);
    }
  });
});
