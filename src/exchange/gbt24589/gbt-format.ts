import type { Account } from '../../ledger/chart.rules';
import { FUNDS } from '../../ledger/funds.rules';
import type { Money } from '../../shared/money';
import { periodOf } from '../../shared/period';
import type { BookYear } from '../book-year';
import { BufferedOut } from '../buffered-out';
import type { ExchangeFormat } from '../exchange-format';
import { balanceRows, type PeriodBalance } from '../period-balances.rules';
import { eachVoucher, type Voucher, type VoucherLine } from '../vouchers';
import { xmlElement } from '../xml.rules';

/**
 * 总账 as one XML file whose elements carry the names of GB/T 24589.1 (财经信息技术 会计核算软件数据接口).
 * The names are those of the data elements as they are published; the text of the standard was not at
 * hand, so that no conformance is claimed, and the file says so itself.
 */
export const gbtFormat: ExchangeFormat = {
  file: 'gbt24589.xml',
  title: '会计核算数据（GB/T 24589.1 命名）',
  use: 'audit',
  purpose:
    '总账、科目、余额及发生额、记账凭证，元素按国家标准的数据元素命名，供审计和财政软件采集。',
  mediaType: 'application/xml; charset=utf-8',
  write: async ({ tx, book }, stream) => {
    const out = new BufferedOut(stream);
    await out.put(headOf(book));
    for (const account of book.accounts) await out.put(accountOf(account));
    for (const { fund, name } of FUNDS) {
      await out.put(
        record('科目辅助核算', [
          ['辅助项编号', fund],
          ['辅助项名称', name],
        ]),
      );
    }
    for (const row of balanceRows({ ...book, through: periodOf(book.lastDay) })) {
      await out.put(balanceOf(row));
    }
    await eachVoucher(tx, book, 'number', async (voucher) => {
      for (const line of voucher.lines) await out.put(lineOf(voucher, line));
    });
    await out.put('</总账>\n');
    await out.end();
  },
};

type Fields = readonly (readonly [name: string, value: string | number | Money | null])[];

function record(name: string, fields: Fields): string {
  const inside = fields.map(([field, value]) => xmlElement(field, value?.toString() ?? ''));
  return `  <${name}>${inside.join('')}</${name}>\n`;
}

const CLAIM =
  '元素按 GB/T 24589.1《财经信息技术 会计核算软件数据接口》的数据元素命名，不声称符合该标准。';
const CURRENCY = 'CNY';

function headOf({ communityName, year, made, throughSeq }: BookYear): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<!-- ${CLAIM} -->\n`,
    '<总账>\n',
    record('电子账簿', [
      ['电子账簿编号', `${year}-${throughSeq}`],
      ['电子账簿名称', `${communityName} ${year} 年信托账`],
      ['会计核算单位', communityName],
      ['行业', '物业管理（信托制）'],
      ['开发单位', '信托账'],
      ['本位币', CURRENCY],
      ['会计年度', year],
      ['数据截止时间', made.toISOString()],
      ['说明', CLAIM],
    ]),
    record('总账基础信息', [
      ['结构分隔符', '-'],
      ['会计科目编号规则', '4-2-2-2'],
      ['辅助项1名称', '基金'],
    ]),
  ].join('');
}

const KIND_NAMES: Readonly<Record<Account['kind'], string>> = {
  asset: '资产',
  liability: '负债',
  'net-assets': '净资产',
  income: '收入',
  expense: '费用',
};

const directionOf = (side: Account['side']) => (side === 'debit' ? '借' : '贷');

function accountOf({ code, name, kind, side }: Account): string {
  return record('会计科目', [
    ['科目编号', code],
    ['科目名称', name],
    ['科目级次', (code.length - 2) / 2],
    ['科目类型', KIND_NAMES[kind]],
    ['余额方向', directionOf(side)],
  ]);
}

/** The side a balance stands on; 平 where there is none. */
function sideOf(net: Money): string {
  if (net.isZero()) return '平';
  return net.isPositive() ? '借' : '贷';
}

function balanceOf({ accountCode, fund, month, ...at }: PeriodBalance): string {
  return record('科目余额及发生额', [
    ['科目编号', accountCode],
    ['辅助项1编号', fund],
    ['期初余额方向', sideOf(at.opening)],
    ['期末余额方向', sideOf(at.closing)],
    ['币种编码', CURRENCY],
    ['会计年度', month.slice(0, 4)],
    ['会计期间号', month.slice(5)],
    ['期初本币余额', at.opening.abs()],
    ['借方本币金额', at.debit],
    ['贷方本币金额', at.credit],
    ['期末本币余额', at.closing.abs()],
  ]);
}

function lineOf(voucher: Voucher, line: VoucherLine): string {
  return record('记账凭证', [
    ['记账凭证日期', voucher.bookedOn],
    ['会计年度', voucher.period.slice(0, 4)],
    ['会计期间号', voucher.period.slice(5)],
    ['记账凭证类型编号', '记'],
    ['记账凭证编号', voucher.voucherNo],
    ['记账凭证行号', line.line],
    ['记账凭证摘要', line.summary],
    ['科目编号', line.accountCode],
    ['辅助项1编号', line.fund],
    ['币种编码', CURRENCY],
    ['借方本币金额', line.debit],
    ['贷方本币金额', line.credit],
    ['附件数', voucher.attachmentCount],
    ['制单人', voucher.preparedBy ?? '系统'],
    ['审核人', voucher.reviewedBy],
    ['记账人', voucher.postedBy ?? '系统'],
    ['记账标志', '1'],
    ['作废标志', '0'],
    ['凭证来源系统', '总账'],
  ]);
}
