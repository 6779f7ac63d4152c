import { InquiryCardView } from '../inquiries/inquiry.view';
import { EntryAccountView } from '../queryable-account/entry-page.view';

/** 一笔账, with what was asked about it. */
export class EntryPageView extends EntryAccountView {
  /** 质询, the newest first */
  questions!: InquiryCardView[];
}
