import { prepared } from './preparing-client';

describe('statements that are prepared', () => {
  it('a text with parameters gets a name, the same each time, and another text another', () => {
    const [first] = prepared(['select $1::int', [1]]);
    const [again] = prepared(['select $1::int', [2]]);
    const [other] = prepared(['select $1::text', [1]]);
    const { name } = first as { name: string };
    expect(first).toEqual({ name, text: 'select $1::int', values: [1] });
    expect(again).toEqual({ name, text: 'select $1::int', values: [2] });
    expect((other as { name: string }).name).not.toBe(name);
  });

  it('a callback stays', () => {
    const done = () => undefined;
    expect(prepared(['select $1::int', [1], done])).toHaveLength(2);
    expect(prepared(['select $1::int', [1], done])[1]).toBe(done);
  });

  it.each([
    ['a text without parameters', ['select 1']],
    ['a text with none of them', ['select 1', []]],
    ['several statements at once', ['set transaction read only; select 1', undefined]],
    ['a cursor', [{ text: 'select $1', submit: () => undefined }]],
  ])('%s goes as it came', (_what, given) => {
    expect(prepared(given)).toEqual(given);
  });

  it('only so many: filters may be combined without end', () => {
    const named = Array.from({ length: 1000 }, (_, n) => prepared([`select $1 + ${n}`, [1]])[0]);
    const objects = named.filter((each) => typeof each === 'object');
    expect(objects.length).toBeLessThan(400);
    expect(named.at(-1)).toBe('select $1 + 999');
  });
});
