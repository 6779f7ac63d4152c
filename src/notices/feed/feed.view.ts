/** 订阅地址: whoever has it reads what its owner follows, so it is shown to her only. */
export class NoticeFeedView {
  /** null: none was made. */
  url: string | null;
  madeAt: string | null;
}

export class FeedMadeView {
  madeAt: string;
}
