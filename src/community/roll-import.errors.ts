import { conflict, invalid, notFound } from '../shared/domain-error';

/** Every way an import of the roll can be refused as a whole; faults of single rows are listed instead. */
export const rollErrors = {
  encodingUnknown: () =>
    invalid(
      'roll-import.encoding-unknown',
      '文件的文字编码无法识别。请在 Excel 或 WPS 里另存为 .xlsx，或“CSV UTF-8”后重新上传。',
    ),
  csvBroken: (line: number) =>
    invalid(
      'roll-import.csv-broken',
      `第 ${line} 行的引号不成对，之后的内容无法分列。请改正引号，或另存为 .xlsx 后重新上传。`,
      { line },
    ),
  sheetUnreadable: () =>
    invalid(
      'roll-import.sheet-unreadable',
      '表格打不开。请用 Excel 或 WPS 打开，只保留一个工作表，另存为新的 .xlsx 后上传。',
    ),
  unknown: () => notFound('roll-import.unknown', '没有找到这次导入，请重新上传文件。'),
  hasProblems: (count: number) =>
    conflict(
      'roll-import.has-problems',
      `文件里还有 ${count} 处问题，没有写入任何内容。请逐条改正后重新上传。`,
      { count },
    ),
  expired: () =>
    conflict('roll-import.expired', '这次导入的预览已过期，没有写入任何内容。请重新上传文件。'),
};
