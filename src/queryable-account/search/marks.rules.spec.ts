import { array, assert, constantFrom, property, string } from 'fast-check';
import { marksIn, snippetOf } from './marks.rules';

describe('words in a text', () => {
  it.each<[string, string[], [number, number][]]>([
    [
      '电梯维保 · 蓉梯电梯',
      ['电梯'],
      [
        [0, 2],
        [9, 11],
      ],
    ],
    [
      'Q2 充电桩',
      ['q2', '充电'],
      [
        [0, 2],
        [3, 5],
      ],
    ],
    ['充电桩', ['充电', '电桩'], [[0, 3]]],
    ['哈哈哈', ['哈哈'], [[0, 2]]],
    ['没有', ['电梯', ''], []],
    ['İ号楼电梯', ['电梯'], []],
  ])('%s: %j', (text, words, marks) => {
    expect(marksIn(text, words)).toEqual(marks);
  });

  it('are marked in order, without overlaps, within the text', () => {
    const letters = string({ maxLength: 20, unit: constantFrom('甲', '乙', 'a', 'A') });
    assert(
      property(letters, array(letters, { maxLength: 4 }), (text, words) => {
        const marks = marksIn(text, words);
        const ends = marks.flatMap((mark) => [...mark]);
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
        expect(ends.every((end) => end >= 0 && end <= text.length)).toBe(true);
      }),
    );
  });

  it('bring what stands around them', () => {
    const text = `${'前'.repeat(50)}电梯${'后'.repeat(50)}`;
    const snippet = snippetOf(text, ['电梯'], 30);
    expect(snippet).toMatch(/^…前{16}电梯后{12}…$/);
    expect(snippetOf('短', ['电梯'], 30)).toBe('短');
  });
});
