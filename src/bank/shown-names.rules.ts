import { maskedName } from '../community/masking.rules';

/** Words that only stand in the name of a firm or an office. */
const FIRM =
  /公司|集团|银行|信用社|中心|事务所|委员会|政府|学校|医院|合作社|商行|经营部|服务部|工厂|商店|超市|财付通|支付宝|微信/u;

/** The other side of a bank's line for those who need not know persons: firms in full, others "王*明". */
export function shownName(name: string): string {
  return name === '' || FIRM.test(name) ? name : maskedName(name);
}

/** The memo of such a line, in which the person's name often stands again. */
export function shownMemo(memo: string, name: string): string {
  const shown = shownName(name);
  return name === shown ? memo : memo.replaceAll(name, shown);
}
