import type { SentReminder } from '../../src/charges/reminders.queries';
import { formatDay } from '../../src/shared/day';
import { formatPeriod } from '../../src/shared/period';
import { A4, HAIRLINE, mm, type Printed, QUIET, Sheet } from '../layout/sheet';
import { drawTable } from '../layout/table';

const MARGIN = { top: mm(25), right: mm(24), bottom: mm(20), left: mm(24) };
const BODY = { size: 11, lineGap: 5 } as const;
const GAP = 12;
/** What stands below the words: greeting, signature, date. */
const SIGNATURE = 110;

/**
 * 催缴函: a letter of its own for each household, beginning on a page of its own, so that a batch can be
 * printed and folded one by one. Drawn from what was recorded when it was sent: the same letter, byte for
 * byte, whenever it is printed.
 */
export async function drawReminders(letters: readonly SentReminder[]): Promise<Printed> {
  const [first] = letters;
  if (!first) throw new Error('a batch without letters');
  const sheet = new Sheet({
    size: A4,
    margin: MARGIN,
    title: `${first.wording[0] ?? ''} ${first.sentOn}`,
    subject: first.communityName,
    madeAt: new Date(`${first.sentOn}T12:00:00+08:00`),
  });
  const feet: SentReminder[] = [];
  for (const [at, letter] of letters.entries()) {
    if (at > 0) sheet.addPage();
    const pages = sheet.pages;
    drawLetter(sheet, letter);
    // a long list runs over: each of its pages has the letter's foot
    for (let page = pages; page <= sheet.pages; page += 1) feet.push(letter);
  }
  return sheet.finish((page) => drawFoot(sheet, feet[page - 1] ?? first));
}

function drawLetter(sheet: Sheet, letter: SentReminder): void {
  const [title = '', to = '', owed = '', ...asks] = letter.wording;
  sheet.text(letter.communityName, sheet.left, sheet.top, {
    size: 12,
    width: sheet.width,
    align: 'center',
  });
  sheet.text(title, sheet.left, sheet.top + 20, {
    size: 20,
    weight: 'bold',
    width: sheet.width,
    align: 'center',
    role: 'H1',
  });
  let y = paragraph(sheet, sheet.top + 66, to, { flush: true });
  y = paragraph(sheet, y, owed);
  y = drawBills(sheet, y, letter) + GAP;
  for (const [at, ask] of asks.entries()) {
    // a signature never stands alone on a page
    y = paragraph(sheet, y, ask, { with: at === asks.length - 1 ? SIGNATURE : 0 });
  }
  drawSignature(sheet, y, letter);
}

/** Two characters in, as letters are written; on a new page when it does not fit. */
function paragraph(
  sheet: Sheet,
  y: number,
  words: string,
  how: { flush?: boolean; with?: number } = {},
): number {
  const style = { ...BODY, width: sheet.width } as const;
  const text = how.flush ? words : `　　${words}`;
  const height = sheet.heightOf(text, style);
  const at = fitting(sheet, y, height + (how.with ?? 0));
  sheet.text(text, sheet.left, at, style);
  return at + height + GAP * 0.6;
}

function fitting(sheet: Sheet, y: number, height: number): number {
  if (y + height <= sheet.bottom) return y;
  sheet.addPage();
  return sheet.top;
}

function drawBills(sheet: Sheet, y: number, { bills, total }: SentReminder): number {
  return drawTable(sheet, y, {
    size: 10,
    columns: [
      { title: '费用所属月份', share: 24 },
      { title: '收费项目', share: 34 },
      { title: '到期日', share: 22 },
      { title: '未缴金额（元）', share: 20, align: 'right' },
    ],
    rows: [
      ...bills.map(({ period, feeName, dueOn, open }) => ({
        cells: [formatPeriod(period), feeName, formatDay(dueOn), open.format()],
      })),
      { cells: ['合计', '', '', total.format()], isTotal: true },
    ],
  });
}

function drawSignature(sheet: Sheet, y: number, letter: SentReminder): void {
  const at = y + GAP;
  const style = { ...BODY, width: sheet.width, align: 'right' } as const;
  const phone = letter.officePhone === '' ? '' : `物业服务中心电话：${letter.officePhone}`;
  sheet.text(phone, sheet.left, at, { ...BODY, width: sheet.width });
  sheet.text(`受托人：${letter.trusteeName}（盖章）`, sheet.left, at + 30, style);
  sheet.text(formatDay(letter.sentOn), sheet.left, at + 54, style);
}

function drawFoot(sheet: Sheet, { wordingSha256 }: SentReminder): void {
  const y = sheet.bottom + 12;
  sheet.line([sheet.left, y - 4], [sheet.right, y - 4], { color: HAIRLINE });
  const said = `本函只寄送本户，请勿张贴　函件指纹（SHA-256）${wordingSha256.slice(0, 16)}…`;
  sheet.text(said, sheet.left, y, { size: 7.5, color: QUIET, role: 'Artifact' });
}
