import { readXml, textAt } from '../../platform/files/xml-tree';
import { type AtomOf, atomOf } from './atom';

const item = (n: number, text: string) => ({
  id: `018f0000-0000-7000-8000-00000000000${n}`,
  title: `电梯维保 ${n} 元 ]]> <b>`,
  text,
  link: `/c/7/entries/${n}`,
  why: '您关注的收款单位：甲 & 乙',
  at: new Date(`2026-03-0${n}T04:00:00Z`),
});
const feed: AtomOf = {
  communityName: '锦和苑 & 二期',
  madeAt: new Date('2026-01-01T00:00:00Z'),
  items: [item(2, '第二笔 ]]><script>alert(1)</script>\u0000\u001b'), item(1, '')],
  publicUrl: 'https://books.example.cn',
  pageUrl: 'https://books.example.cn/c/7/follow',
  feedId: 'urn:trust-ledger:feed:7',
};

describe('the Atom feed (RFC 4287)', () => {
  it('has what a feed must have, in the order in which things happened', () => {
    const root = readXml(atomOf(feed));
    expect([root.name, root.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect(textAt(root, 'id')).toBe('urn:trust-ledger:feed:7');
    expect(textAt(root, 'title')).toBe('锦和苑 & 二期 信托账：我关注的');
    expect(textAt(root, 'updated')).toBe('2026-03-02T04:00:00.000Z');
    const entries = root.children.filter(({ name }) => name === 'entry');
    expect(entries.map((entry) => textAt(entry, 'id'))).toEqual(
      feed.items.map(({ id }) => `urn:uuid:${id}`),
    );
    for (const [at, entry] of entries.entries()) {
      const link = entry.children.find(({ name }) => name === 'link');
      expect(link?.attributes['href']).toBe(`https://books.example.cn${feed.items[at]?.link}`);
      expect(textAt(entry, 'title')).toBe(feed.items[at]?.title);
      expect(textAt(entry, 'updated')).toBe(feed.items[at]?.at.toISOString());
    }
    expect(textAt(entries[0], 'summary')).toContain('<script>alert(1)</script>（您关注的');
  });

  it('is the same text for the same things, and one without news too', () => {
    expect(atomOf(feed)).toBe(atomOf(feed));
    const empty = readXml(atomOf({ ...feed, items: [] }));
    expect(textAt(empty, 'updated')).toBe('2026-01-01T00:00:00.000Z');
  });
});
