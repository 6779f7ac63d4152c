import type { MyMoneyFacts } from '../my-money/content.rules';
import { Money } from '../../src/shared/money';

const yuan = (text: string) => Money.yuan(text);
const use = (name: string, amount: string, whole: string) => ({
  name,
  amount: yuan(amount),
  whole: yuan(whole),
});

/** A flat of 89.50 ㎡ of 锦和苑 (fictional). */
export const sampleMyMoney: MyMoneyFacts = {
  communityName: '锦和苑',
  span: '2026年1月至3月',
  home: null,
  basis: 'area',
  households: 782,
  opening: yuan('312.45'),
  paid: yuan('1234.00'),
  income: yuan('96.60'),
  uses: yuan('1117.77'),
  held: yuan('525.28'),
  useLines: [
    use('人员工资', '521.30', '485793.12'),
    use('受托人报酬', '160.00', '149101.98'),
    use('电梯维保', '120.47', '112265.00'),
    use('公共水电', '110.00', '102507.61'),
    use('清洁卫生', '96.00', '89461.19'),
    use('秩序维护', '60.00', '55913.24'),
    use('绿化养护', '50.00', '46594.37'),
  ],
  sum: yuan('489500.00'),
  ledger: yuan('489500.00'),
  sentences: ['第一句，带着自己的数。', '第二句，您家 89.50 ㎡。', '第三句。'],
  root: '6b9cf90379b9292b8014ba8f55dda06d1c7c2d5844b12a64a15e4de3a41e14e5',
  url: 'https://example.cn/c/1/my-money?from=2026-01&to=2026-03',
};
