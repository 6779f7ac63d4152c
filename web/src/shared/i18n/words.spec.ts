import { bookOf, say } from './words';

const zh = bookOf({
  common: { retry: '再试一次', left: '还有 {{seconds}} 秒' },
  home: { balance: { on: '截至{{day}}' }, retry: '重新读取' },
});
const en = bookOf({ common: { retry: 'Try again' } });

describe('the words of a page', () => {
  it('finds a whole key, and a bare one in the areas given', () => {
    expect(say([zh], ['common'], 'home:balance.on', { day: '3月5日' })).toBe('截至3月5日');
    expect(say([zh], ['common'], 'retry')).toBe('再试一次');
    expect(say([zh], ['home', 'common'], 'retry')).toBe('重新读取');
  });

  it('falls back to the next language, the default, then the key itself', () => {
    expect(say([en, zh], ['common'], 'left', { seconds: 5 })).toBe('还有 5 秒');
    expect(say([en, zh], ['common'], 'state.new', { defaultValue: '新状态' })).toBe('新状态');
    expect(say([en, zh], ['common'], 'state.new')).toBe('state.new');
  });

  it('fills in values once: what a person typed is never read as a placeholder', () => {
    expect(say([zh], ['home'], 'balance.on', { day: '{{day}}' })).toBe('截至{{day}}');
    expect(say([zh], ['home'], 'balance.on')).toBe('截至');
  });
});
