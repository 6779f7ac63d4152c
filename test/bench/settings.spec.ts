import { settingsOf } from './settings';

const CASES = ['posting', 'reads'];

describe('what is asked of the benchmark', () => {
  it('everything, at full size, unless told otherwise', () => {
    const { settings, only } = settingsOf([], CASES);
    expect(only).toEqual([]);
    expect(settings).toMatchObject({ sizes: [1e5, 1e6, 1e7], rounds: 5, quick: false });
  });

  it('sizes in powers of ten, ascending', () => {
    const { settings } = settingsOf(['--size', '1e6,1e5', '--rounds', '3'], CASES);
    expect(settings).toMatchObject({ sizes: [1e5, 1e6], rounds: 3 });
  });

  it('some cases, quickly', () => {
    const { settings, only } = settingsOf(['--quick', '--only', 'reads'], CASES);
    expect(only).toEqual(['reads']);
    expect(settings.quick).toBe(true);
  });

  it.each([
    [['--only', 'raeds'], 'no case raeds: posting, reads'],
    [['--size', 'big'], '--size takes whole numbers from 8000, not “big”'],
    [['--size', '100'], '--size takes whole numbers from 8000'],
    [['--rounds', '0'], '--rounds takes whole numbers from 1'],
  ])('%j is refused in words', (args, words) => {
    expect(() => settingsOf(args, CASES)).toThrow(words);
  });
});
