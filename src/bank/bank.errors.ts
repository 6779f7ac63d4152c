import { invalid } from '../shared/domain-error';

/** Why a file is no statement at all; faults inside one are listed with their lines instead. */
export const statementErrors = {
  oldXls: () =>
    invalid(
      'bank.old-xls',
      '这是旧版 Excel（.xls）文件，暂不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后上传。',
    ),
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
