import { bodyOf, emptyValues, kindOf, subjectIn } from './resolution-form';

describe('the draft of a vote', () => {
  it('asks three quarters for matters 6 to 8 only', () => {
    expect([1, 5, 6, 7, 8, 9].map(kindOf)).toEqual([
      'ordinary',
      'ordinary',
      'special',
      'special',
      'special',
      'ordinary',
    ]);
  });

  it('is sent when it is whole, with its subject', () => {
    const subject = subjectIn(new URLSearchParams({ subject: 'budget:b1:2' }));
    expect(subject).toEqual({ kind: 'budget', id: 'b1', version: 2 });
    const values = emptyValues(subject, ' 2027年度预算 ');
    expect(bodyOf(values)).toBeNull();
    const whole = { ...values, text: '是否同意', opensOn: '2026-11-01', closesOn: '2026-11-20' };
    expect(bodyOf(whole)).toMatchObject({ title: '2027年度预算', matter: 9, subject });
  });

  it('knows an address without a subject', () => {
    expect(subjectIn(new URLSearchParams())).toBeNull();
    expect(subjectIn(new URLSearchParams({ subject: 'budget' }))).toBeNull();
    expect(bodyOf({ ...emptyValues(null), title: 'x' })).toBeNull();
  });
});
