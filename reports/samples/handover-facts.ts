import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { HandoverReportFacts, HandoverReportList } from '../handover-report/content.rules';

const yuan = (text: string) => Money.yuan(text);
const at = (text: string) => new Date(`${text}:00+08:00`);

const list = (
  code: string,
  title: string,
  more: Partial<HandoverReportList>,
): HandoverReportList => ({
  list: code,
  title,
  purpose: '由新受托人继续办理。',
  amountName: null,
  lineCount: more.lines?.length ?? 0,
  total: null,
  outcome: 'accepted',
  note: '',
  lines: [],
  ...more,
});

/** Fictional: one firm goes, the next one comes, a bunch of keys is missing. */
export const sampleHandover: HandoverReportFacts = {
  communityName: '锦和苑',
  trustorName: '锦和苑业主委员会',
  endingFirm: '示例物业服务有限公司',
  nextFirm: '望春物业服务有限公司',
  endsAt: at('2027-01-01T00:00'),
  dueOn: day('2027-01-31'),
  daysLate: 0,
  stateName: '交接完成',
  isConfirmed: true,
  reason: '合同到期不再续聘',
  resolutionRef: '业主大会 2026-3 号决议',
  steps: [
    { name: '定下终止时间', who: '业委会主任', at: at('2026-10-20T09:00'), note: '合同到期' },
    { name: '登记实物并移交', who: '示例物业服务有限公司', at: at('2026-12-30T16:20'), note: '' },
    { name: '封存账簿与清单', who: '系统', at: at('2027-01-01T00:05'), note: '' },
    { name: '逐项接收', who: '望春物业服务有限公司', at: at('2027-01-04T10:00'), note: '' },
    { name: '确认交接完成', who: '业委会主任', at: at('2027-01-05T15:00'), note: '已核对' },
  ],
  seal: {
    sealedAt: at('2027-01-01T00:05'),
    lastVoucher: '2026-12 记-286号',
    trialDebit: yuan('4812300.66'),
    trialRoot: 'a1'.repeat(32),
    logSize: '41208',
    logRoot: 'b2'.repeat(32),
    fileCount: 1904,
    fileRoot: 'c3'.repeat(32),
  },
  lists: [
    list('balances', '科目余额', {
      amountName: '余额',
      total: yuan('0.00'),
      lines: [
        { name: '100201 银行存款', detail: 'F1', amount: yuan('412300.10') },
        { name: '112201 应收物业费', detail: 'F1', amount: yuan('58210.00') },
        { name: '220301 预收物业费', detail: 'F1', amount: yuan('-96000.00') },
        { name: '3101 基金结余', detail: 'F1', amount: yuan('-374510.10') },
      ],
    }),
    list('bank-accounts', '信托专户与密钥', {
      amountName: '账面余额',
      total: yuan('412300.10'),
      lines: [{ name: '物业服务资金专户', detail: '示范银行 尾号0001', amount: yuan('412300.10') }],
    }),
    list('arrears', '各户欠费', {
      amountName: '应收',
      lineCount: 61,
      total: yuan('58210.00'),
      lines: null,
    }),
    list('advances', '各户预缴', {
      amountName: '预收',
      lineCount: 44,
      total: yuan('96000.00'),
      lines: null,
    }),
    list('requests', '在办的支出申请', {
      amountName: '金额',
      total: yuan('5670.00'),
      lines: [{ name: '支-2026-0188 电梯维保', detail: '待下单', amount: yuan('5670.00') }],
    }),
    list('objects', '物品、钥匙与资料', {
      outcome: 'exception',
      note: '配电房钥匙实收 2 把',
      lines: [
        { name: '配电房钥匙 3把', detail: '值班室', amount: null },
        { name: '竣工图纸 12套', detail: '档案室', amount: null },
      ],
    }),
  ],
  link: '/c/1/handover',
};
