import { createHash } from 'node:crypto';
import { sampleReminder } from '../samples/arrears-facts';
import { goldenText, keepForLooking, textOf } from '../samples/golden';
import { drawReminders } from './draw';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a letter to a household', () => {
  it.each(['reminder', 'demand', 'lawyer-notice'] as const)(
    '%s says what the golden sample says',
    async (stage) => {
      const printed = await drawReminders([sampleReminder(stage)]);
      keepForLooking(`letter-${stage}`, printed);
      expect(textOf(printed)).toBe(goldenText(`letter-${stage}`));
      expect(printed.pages).toBe(1);
    },
  );

  it('is the same file, byte for byte, whenever it is printed', async () => {
    const drawn = () => drawReminders([sampleReminder('demand')]);
    expect(sha256((await drawn()).bytes)).toBe(sha256((await drawn()).bytes));
  });

  it('begins on a page of its own in a batch, however long the one before', async () => {
    const long = sampleReminder('demand', { from: '2022-06' });
    const other = sampleReminder('reminder', { label: '1栋1单元101' });
    const printed = await drawReminders([long, other, long]);
    keepForLooking('letters', printed);
    const pagesOf = (label: string) =>
      printed.said.filter(({ text }) => text === `${label} 业主：`).map(({ page }) => page);
    const [first, third] = pagesOf('3栋2单元301');
    const [page2 = 0] = pagesOf('1栋1单元101');
    expect([first, third]).toEqual([1, page2 + 1]);
    expect(page2).toBeGreaterThan(2);
    // nothing of one letter stands on a page of another
    const second = printed.said.filter(({ page }) => page === page2).map(({ text }) => text);
    expect(second.join('\n')).not.toMatch(/催告|3栋2单元301/);
    expect(second.join('\n')).toContain(other.wordingSha256.slice(0, 16));
  });
});
