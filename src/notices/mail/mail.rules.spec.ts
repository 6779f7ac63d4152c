import * as fc from 'fast-check';
import { day } from '../../shared/day';
import {
  codeHolds,
  codeMail,
  digestDue,
  maskedAddress,
  noticesMail,
  type NoticesMail,
} from './mail.rules';

const at = (text: string) => new Date(text);

describe('a code', () => {
  it.each([
    ['2026-03-05T04:00:00Z', 0, true],
    ['2026-03-05T04:30:00Z', 4, true],
    ['2026-03-05T04:30:01Z', 0, false],
    ['2026-03-05T04:01:00Z', 5, false],
  ])('looked at %s after %d wrong tries holds: %s', (now, tries, holds) => {
    expect(codeHolds({ sentAt: at('2026-03-05T04:00:00Z'), tries }, at(now))).toBe(holds);
  });

  it('stands in the subject and the text, and says what to do when one did not ask', () => {
    const { subject, text } = codeMail('锦和苑', '012345');
    expect([subject, text]).toEqual([
      '【锦和苑】邮箱验证码 012345',
      expect.stringMatching(/012345[\s\S]*30 分钟[\s\S]*不用理会/),
    ]);
  });
});

describe('the daily mail', () => {
  it.each([
    // eight in the morning in China is midnight UTC
    [null, '2026-03-04T23:59:59Z', false],
    [null, '2026-03-05T00:00:00Z', true],
    ['2026-03-04', '2026-03-05T00:00:00Z', true],
    ['2026-03-05', '2026-03-05T10:00:00Z', false],
  ])('last sent %s, at %s, is due: %s', (last, now, due) => {
    expect(digestDue(last === null ? null : day(last), day('2026-03-05'), at(now))).toBe(due);
  });
});

const notice = {
  title: '电梯维保 · 安捷 5,670.00 元',
  text: '3月5日付给安捷 5,670.00 元。',
  why: '您关注的收款单位：安捷',
  url: 'https://books.example.cn/c/1/entries/9',
};
const mail: NoticesMail = {
  communityName: '锦和苑',
  mode: 'daily',
  today: day('2026-03-05'),
  notices: [notice],
  more: 0,
  allUrl: 'https://books.example.cn/c/1/follow',
  unsubscribeUrl: 'https://books.example.cn/api/mail/unsubscribe/1-x',
};

describe('a mail of notices', () => {
  it('of one thing says it in the subject; of several, how many', () => {
    expect(noticesMail(mail).subject).toBe('【锦和苑】电梯维保 · 安捷 5,670.00 元');
    const { subject, text } = noticesMail({ ...mail, notices: [notice, notice], more: 3 });
    expect(subject).toBe('【锦和苑】2026年3月5日：5 条您关注的动态');
    expect(text).toContain('还有 3 条，请在网页查看：https://books.example.cn/c/1/follow');
  });

  it('has one line of subject and the way out, whatever its parts say', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, communityName) => {
        const { subject, text } = noticesMail({
          ...mail,
          communityName,
          notices: [{ ...notice, title }],
        });
        expect(subject).not.toMatch(/[\r\n]/);
        expect(text).toContain(mail.unsubscribeUrl);
      }),
    );
  });
});

it('an address is shown so that only its owner knows it', () => {
  expect(maskedAddress('zhang.san@example.com')).toBe('z***@example.com');
});
