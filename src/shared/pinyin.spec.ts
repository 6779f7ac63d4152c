import { nameInitials, pinyinInitials } from './pinyin';

describe('pinyinInitials', () => {
  it.each([
    ['银行存款', 'yhck'],
    ['长期待摊费用', 'cqdtfy'],
    ['库存现金', 'kcxj'],
    ['应收物业费', 'yswyf'],
    ['维保合同-电梯', 'wbhtdt'],
    ['公共能耗(电)', 'ggnhd'],
    ['坏账准备', 'hzzb'],
    ['POS在途', 'poszt'],
    ['', ''],
  ])('%s is %s', (text, initials) => expect(pinyinInitials(text)).toBe(initials));
});

describe('nameInitials', () => {
  it.each([
    ['叶知秋', 'yzq'],
    ['曾子墨', 'zzm'],
    ['单晓行', 'sxx'],
    ['区行', 'ox'],
    ['Anna 李', 'annal'],
    ['', ''],
  ])('%s is %s', (name, initials) => expect(nameInitials(name)).toBe(initials));
});
