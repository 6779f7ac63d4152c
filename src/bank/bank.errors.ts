import { formatDay } from '../shared/day';
import { conflict, invalid, notFound } from '../shared/domain-error';
import type { Money } from '../shared/money';
import type { Unexplained } from './agreement.rules';

/** Why a file is no statement at all; faults inside one are listed with their lines instead. */
export const statementErrors = {
  webPage: () =>
    invalid(
      'bank.web-page',
      '这个文件其实是网页（有些网银把它命名为 .xls）。请用 Excel 或 WPS 打开，另存为 .xlsx 后上传。',
    ),
  pdf: () =>
    invalid(
      'bank.pdf',
      'PDF 对账单不能读取明细。请从网银下载 Excel、CSV、OFD 或 XML 格式的交易明细。',
    ),
  notAStatement: (root: string) =>
    invalid(
      'bank.not-a-statement',
      `这个 XML（${root}）不是银行对账单。能读取的是 camt.053 和财政部电子对账单（bkrs）；发票请放到支出申请里。`,
    ),
  nothingInside: () =>
    invalid(
      'bank.nothing-inside',
      '压缩包里没有找到对账单或账单（XML、CSV）。请重新下载，或解压后上传其中的文件。',
    ),
  several: (count: number) =>
    invalid('bank.several-inside', `压缩包里有 ${count} 份账单，请解压后逐份上传。`, { count }),
  unknown: () =>
    invalid(
      'bank.unknown-format',
      '无法识别这个文件。请从网银下载 Excel（.xlsx）、CSV、OFD 或 XML 格式的交易明细后上传。',
    ),
};

/** Every way an import or a match can be refused as a whole. */
export const bankErrors = {
  unknownImport: () => notFound('bank-import.unknown', '没有找到这次导入，请重新上传文件。'),
  unknownAccount: () =>
    notFound('bank-account.unknown', '没有找到这个账户，或账户已经销户，请重新选择。'),
  noStatement: () =>
    notFound(
      'bank-account.no-statement',
      '这个账户在这一天以前还没有导入对账单，无法编制余额调节表。请先导入对账单。',
    ),
  hasProblems: (count: number) =>
    conflict(
      'bank-import.has-problems',
      `文件里还有 ${count} 处问题，没有写入任何内容。请按提示处理后重新上传。`,
      { count },
    ),
  confirmed: () =>
    conflict('bank-import.confirmed', '这次导入已经确认，正在后台写入，请刷新后查看。'),
  notConfirmed: () => conflict('bank-import.not-confirmed', '这次导入还没有确认。'),
  unknownLine: () => notFound('bank-line.unknown', '没有找到这笔银行明细，请刷新后重试。'),
  notCharge: () =>
    invalid('bank-line.not-a-charge', '这一笔是收款，不是银行手续费。请选择利息或待查款。'),
  notInterest: () =>
    invalid('bank-line.not-interest', '这一笔是付款，不是利息。请选择手续费，或与付款凭证核对。'),
  notUnidentified: () =>
    invalid('bank-line.not-a-receipt', '这一笔是付款，不能记为待查款。请与付款凭证核对。'),
  chargeTooLarge: (max: Money) =>
    conflict(
      'bank-line.charge-too-large',
      `超过 ${max.format()} 元的支出不能直接记为手续费。请按支出流程补办，再与付款凭证核对。`,
      { max: max.toString() },
    ),
  partlyMatched: (left: Money) =>
    conflict(
      'bank-line.partly-matched',
      `这一笔已经核对了一部分（还剩 ${left.format()}），不能整笔入账。请先撤销原来的核对。`,
      { left: left.toString() },
    ),
  noMovement: (seq: string) =>
    conflict(
      'bank-match.no-movement',
      `第 ${seq} 号凭证没有记这个账户的收付，或已被冲销，不能与银行明细核对。`,
      { seq },
    ),
  tooMuch: (left: Money) =>
    conflict(
      'bank-match.too-much',
      `核对的金额超过尚未核对的部分（${left.format()}），没有写入任何内容。请刷新后重新选择。`,
      { left: left.toString() },
    ),
  standsNoLonger: () =>
    conflict(
      'bank-match.stands-no-longer',
      '有的建议已经不成立（可能别人刚核对过），没有写入任何内容。请刷新后重新确认。',
    ),
  notAgreed: ({ account, on, amount, what }: Unexplained) =>
    conflict(
      'payment.bank-not-agreed',
      `${account}：${formatDay(on)} ${amount.isNegative() ? '付出' : '收进'} ${amount.abs().format()} 元` +
        `（${what}）一直没有查明，暂停制作新的付款单。` +
        '请会计在“银行”里核对或入账；已经制单的付款照常放行。',
      { account, on, amount: amount.toString() },
    ),
  unknownMatch: () =>
    notFound('bank-match.unknown', '没有找到这条核对记录，或已经撤销，请刷新后查看。'),
};

/** What the database says where two people were at the same time. */
export const bankConstraintMessages = {
  bank_match_once: bankErrors.standsNoLonger,
  bank_statement_file_once: bankErrors.confirmed,
  bank_line_once: bankErrors.confirmed,
};
