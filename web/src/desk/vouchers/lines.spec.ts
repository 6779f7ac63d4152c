import { balancing, blankLine, bodyOf, differencesOf, totalOf, type GridLine } from './lines';

const line = (part: Partial<GridLine>): GridLine => ({ ...blankLine(), ...part });

const lines = [
  line({ accountCode: '5104', debit: '100.10', summary: '公共电费' }),
  line({ accountCode: '5105', debit: '0.2', fund: 'F2' }),
  line({ accountCode: '100201', credit: '100.10' }),
  line({}),
];

describe('the voucher grid', () => {
  it('says what is missing, fund by fund, to the fen', () => {
    expect(differencesOf(lines)).toEqual([
      { fund: 'F1', fen: 0 },
      { fund: 'F2', fen: 20 },
    ]);
  });

  it('adds up each side', () => {
    expect([totalOf(lines, 'debit'), totalOf(lines, 'credit')]).toEqual(['100.30', '100.10']);
  });

  it('fills in what balances the line’s own fund', () => {
    const last = line({ fund: 'F2' });
    expect(balancing([...lines, last], last, 'credit')).toBe('0.20');
    expect(balancing([...lines, last], last, 'debit')).toBe('-0.20');
  });

  it('sends used lines only, amounts with two decimals, no empty side', () => {
    expect(bodyOf({ bookedOn: '2026-03-05', summary: '', lines, files: [] })).toEqual({
      bookedOn: '2026-03-05',
      summary: '公共电费',
      fileIds: [],
      lines: [
        { accountCode: '5104', fund: 'F1', debit: '100.10', summary: '公共电费' },
        { accountCode: '5105', fund: 'F2', debit: '0.20' },
        { accountCode: '100201', fund: 'F1', credit: '100.10' },
      ],
    });
  });

  it('keeps nothing while no line has an account', () => {
    const empty = { bookedOn: '2026-03-05', summary: '电费', lines: [line({})], files: [] };
    expect(bodyOf(empty)).toBeNull();
  });
});
