import { Feed } from 'feed';

/** One thing in a feed. */
export interface FeedItem {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Path of the page. */
  readonly link: string;
  readonly why: string;
  readonly at: Date;
}

export interface AtomOf {
  readonly communityName: string;
  readonly madeAt: Date;
  readonly items: readonly FeedItem[];
  readonly publicUrl: string;
  readonly pageUrl: string;
  readonly feedId: string;
}

// XML 1.0 knows no control characters besides these three.
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[^\u0009\u000A\u000D\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const clean = (text: string) => text.replace(NOT_XML, '');

/** RFC 4287, newest first; the same items give the same text. */
export function atomOf({ communityName, madeAt, items, ...at }: AtomOf): string {
  const feed = new Feed({
    id: at.feedId,
    title: clean(`${communityName} 信托账：我关注的`),
    link: at.pageUrl,
    language: 'zh-CN',
    // by the newest thing, not by the clock: a feed without news is the same file
    updated: items[0]?.at ?? madeAt,
    generator: false,
  });
  for (const { id, title, text, link, why, at: date } of items) {
    feed.addItem({
      id: `urn:uuid:${id}`,
      title: clean(title),
      link: `${at.publicUrl}${link}`,
      date,
      published: date,
      description: clean(`${text}（${why}）`),
    });
  }
  return feed.atom1();
}
