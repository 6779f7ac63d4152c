import { Money } from '../../src/shared/money';
import { leaf, sampleRepairFund } from '../samples/fund-report-facts';
import { goldenText, sampleText } from '../samples/golden';
import { repairFundDocument } from './content.rules';

const fen = Money.yuan('0.01');

describe('专项维修资金收支表', () => {
  it('says what the golden sample says', async () => {
    const text = await sampleText('repair-fund', repairFundDocument(sampleRepairFund));
    expect(text).toBe(goldenText('repair-fund'));
  });

  it('is never printed a fen apart: entries, accounts, and books of the fund', () => {
    const { movements, places, books } = sampleRepairFund;
    const wrong = [
      { movements: movements.slice(1) },
      { places: places.map((place) => ({ ...place, balance: place.balance.plus(fen) })) },
      { books: { ...books, leaves: [...books.leaves, leaf('2202', '应付账款', '0.01')] } },
    ];
    for (const each of wrong) {
      expect(() => repairFundDocument({ ...sampleRepairFund, ...each })).toThrow(/is not/);
    }
  });
});
