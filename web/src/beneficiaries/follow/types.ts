/** Something that happened to what a person follows. */
export interface Notice {
  id: string;
  kind: 'entry' | 'answer' | 'report' | 'vote';
  title: string;
  text: string;
  /** Path of the page that shows it: /c/1/entries/42. */
  link: string;
  why: string;
  at: string;
  read: boolean;
}

export interface Notices {
  items: Notice[];
  next: string | null;
  unread: number;
}

export type FollowKind = 'budget-line' | 'payee' | 'amount' | 'inquiry' | 'report' | 'everything';

export interface Follow {
  id: string;
  kind: FollowKind;
  target: string | null;
  limit: string | null;
  name: string;
  followedAt: string;
}

/** Where mail goes, if anywhere. */
export interface MailWay {
  /** Whether the installation sends mail at all. */
  offered: boolean;
  address: string | null;
  confirmed: boolean;
  mode: 'daily' | 'at-once' | 'off';
}

/** The secret address of one's feed; null before it is made. */
export interface Feed {
  url: string | null;
}
