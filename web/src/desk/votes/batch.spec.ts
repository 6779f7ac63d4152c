import { choiceOfKey, countsOf, unitMeant, withBallot, type PaperBallot } from './batch';

const ballot = (unitId: string, choice: PaperBallot['choice']): PaperBallot => ({
  unitId,
  label: unitId,
  choice,
  byProxy: false,
});

describe('a pile of paper ballots', () => {
  it('takes one key for each choice, and no other', () => {
    expect(['1', '２', '3', '4', 'Enter'].map(choiceOfKey)).toEqual([
      'for',
      'against',
      'abstain',
      null,
      null,
    ]);
  });

  it('has each unit once, as typed last, the newest on top', () => {
    const typed = [ballot('a', 'for'), ballot('b', 'abstain'), ballot('a', 'against')];
    const pile = typed.reduce<PaperBallot[]>(withBallot, []);
    expect(pile).toEqual([ballot('a', 'against'), ballot('b', 'abstain')]);
    expect(countsOf(pile)).toEqual({ for: 0, against: 1, abstain: 1 });
  });

  it('knows which unit is meant, and asks when it could be two', () => {
    const found = [{ label: '1栋-1单元-101' }, { label: '11栋-1单元-101' }];
    expect(unitMeant(found, '1-1-101')).toBe(found[0]);
    expect(unitMeant(found, '1-101')).toBeNull();
    expect(unitMeant(found.slice(1), '101')).toBe(found[1]);
    expect(unitMeant([], '101')).toBeNull();
  });
});
