import { formatInstant } from '../../src/shared/day';
import { HAIRLINE, QUIET, type Sheet } from './sheet';

export interface Making {
  /** Who had it made, by post: 物业会计. */
  readonly madeBy: string;
  readonly madeAt: Date;
  /** 1 for the first; a later print says so on each page. */
  readonly printNo: number;
  /** The last entry the figures include: "截至第 n 笔". Null: drawn on the spot, and filed nowhere. */
  readonly throughSeq: string | null;
}

/** The foot of every page of a document of record: page, maker, what it covers, how to check it. */
export function drawFooter(
  sheet: Sheet,
  making: Making,
  at: { page: number; pages: number },
): void {
  const y = sheet.bottom + 10;
  sheet.line([sheet.left, y - 4], [sheet.right, y - 4], { color: HAIRLINE });
  const style = { size: 7.5, color: QUIET, role: 'Artifact' as const };
  const again = making.printNo > 1 ? `　补打 第${making.printNo - 1}次` : '';
  const filed =
    making.throughSeq === null
      ? ''
      : `　数据截至账簿第 ${making.throughSeq} 笔　文件指纹（SHA-256）见网上“报告”页`;
  sheet.text(
    `${formatInstant(making.madeAt)} 由${making.madeBy}生成${again}${filed}`,
    sheet.left,
    y,
    style,
  );
  sheet.text(`第 ${at.page} 页 / 共 ${at.pages} 页`, sheet.left, y, {
    ...style,
    width: sheet.width,
    align: 'right',
  });
}
