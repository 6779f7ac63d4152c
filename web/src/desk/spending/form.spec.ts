import { bodyOf, emptyValues, undoneBy, type SpendingValues } from './form';

const whole: SpendingValues = {
  ...emptyValues(),
  reason: '3月电梯维保',
  payeeId: 'p1',
  amount: '5,670',
  accountCode: '530102',
  occurredOn: '2026-03-12',
};

describe('what is sent of a request', () => {
  it('names the line and the contract when they are said, and nothing of them otherwise', () => {
    const line = { ...whole, budgetLineId: 'l1', commitmentId: 'c1' };
    expect(bodyOf(line)).toMatchObject({ budgetLineId: 'l1', commitmentId: 'c1' });
    expect(bodyOf({ ...line, budgetLineId: '' })).not.toHaveProperty('commitmentId');
    expect(bodyOf(whole)).not.toHaveProperty('budgetLineId');
    expect(bodyOf(whole)).not.toHaveProperty('emergency');
  });

  it('keeps a ticked emergency off the server until it says why', () => {
    const ticked = { ...whole, isEmergency: true };
    expect(bodyOf(ticked)).toBeNull();
    const said = { grounds: 'water', description: ' 三号楼水管爆裂，地下室进水 ' };
    expect(bodyOf({ ...ticked, emergency: said })).toMatchObject({
      emergency: { grounds: 'water', description: '三号楼水管爆裂，地下室进水' },
    });
    expect(bodyOf({ ...whole, emergency: said })).not.toHaveProperty('emergency');
  });

  it('takes back a line that no longer fits', () => {
    expect(undoneBy({ fund: 'F2' })).toEqual({ budgetLineId: '', commitmentId: '' });
    expect(undoneBy({ payeeId: 'p2' })).toEqual({ commitmentId: '' });
    expect(undoneBy({ amount: '1' })).toEqual({});
  });
});
