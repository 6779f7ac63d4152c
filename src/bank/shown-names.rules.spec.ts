import fc from 'fast-check';
import { shownMemo, shownName } from './shown-names.rules';

describe('names at the bank, as overseers read them', () => {
  it.each([
    ['', ''],
    ['李雷', '李*'],
    ['欧阳娜娜', '欧**娜'],
    ['阿依古丽·买买提', '阿**提'],
    ['示例电梯有限公司', '示例电梯有限公司'],
    ['财付通支付科技有限公司', '财付通支付科技有限公司'],
    ['武侯区房管中心', '武侯区房管中心'],
  ])('%s is shown as %s', (name, shown) => expect(shownName(name)).toBe(shown));

  it('a memo that names the payer is masked with him, and keeps the rest', () => {
    expect(shownMemo('3-2-501 李雷 物业费', '李雷')).toBe('3-2-501 李* 物业费');
    expect(shownMemo('示例公司 货款', '示例公司')).toBe('示例公司 货款');
    expect(shownMemo('账户管理费', '')).toBe('账户管理费');
  });

  it('no whole name of a person is left in a memo', () => {
    const name = fc.stringMatching(/^[王李张刘][一二三四五六七八九]{1,3}$/u);
    const words = fc.stringMatching(/^[a-z 物业费0-9-]{0,12}$/u);
    fc.assert(
      fc.property(name, words, words, (who, before, after) => {
        expect(shownMemo(`${before}${who}${after}${who}`, who)).not.toContain(who);
      }),
    );
  });
});
