import type { Notice, NoticesPage } from './notices.queries';

/** Something that happened, told to a person because of what she follows. */
export class NoticeView {
  /** Of what happened. */
  id: string;
  kind: 'entry' | 'answer' | 'report' | 'vote';
  title: string;
  text: string;
  /** Path of the page that shows it: /c/1/entries/42. */
  link: string;
  /** 您关注的…. */
  why: string;
  at: string;
  read: boolean;
}

export class NoticesView {
  items: NoticeView[];
  next: string | null;
  /** Over all pages. */
  unread: number;
}

export class UnreadView {
  unread: number;
}

const noticeViewOf = ({ at, ...notice }: Notice): NoticeView => ({
  ...notice,
  at: at.toISOString(),
});

export const noticesViewOf = ({ items, next, unread }: NoticesPage): NoticesView => ({
  items: items.map(noticeViewOf),
  next,
  unread,
});
