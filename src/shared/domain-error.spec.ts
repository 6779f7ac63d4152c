import { conflict, DomainError, forbidden, invalid, notFound, refusedWith } from './domain-error';

describe('DomainError', () => {
  it.each([
    ['invalid', invalid],
    ['forbidden', forbidden],
    ['notFound', notFound],
    ['conflict', conflict],
  ] as const)('%s carries its kind, code, sentence and details', (kind, make) => {
    const error = make('budget.closed', '预算已经关闭，请先重新打开', { year: 2026 });
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'DomainError',
      kind,
      code: 'budget.closed',
      message: '预算已经关闭，请先重新打开',
      details: { year: 2026 },
    });
  });

  it('has no details unless given some', () => {
    expect(notFound('bill.not-found', '找不到这张账单').details).toBeUndefined();
  });
});

describe('refusedWith', () => {
  const first = {
    code: 'money.malformed',
    message: '第 3 行金额格式不对',
    line: 3,
    column: '金额',
  };
  const second = { code: 'day.malformed', message: '第 5 行日期不存在', line: 5, field: 'paidOn' };

  it('says the only reason as it is', () => {
    const error = refusedWith([first]);
    expect(error).toMatchObject({
      kind: 'invalid',
      code: 'request.refused',
      message: first.message,
    });
    expect(error.details).toEqual({ problems: [first] });
  });

  it('counts many reasons, says the first and keeps them all in order', () => {
    const error = refusedWith([first, second]);
    expect(error.message).toBe('共有 2 处问题，请逐条改正后重新提交。第一处：第 3 行金额格式不对');
    expect(error.details).toEqual({ problems: [first, second] });
  });

  it('is not fooled by a list changed afterwards', () => {
    const problems = [first];
    const error = refusedWith(problems);
    problems.push(second as typeof first & typeof second);
    expect(error.details).toEqual({ problems: [first] });
  });

  it('takes an empty list for a mistake of the programmer', () => {
    let thrown: unknown;
    try {
      refusedWith([]);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).not.toBeInstanceOf(DomainError);
  });
});
