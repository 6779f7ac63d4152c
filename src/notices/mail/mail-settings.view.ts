/** 邮件通知. */
export class MailSettingsView {
  /** Whether this installation can send mail at all; where not, the page does not speak of it. */
  offered: boolean;
  /** n***@example.com; null: none was given. */
  address: string | null;
  /** Whether the code sent to it has come back. */
  confirmed: boolean;
  /** daily 每日一封, at-once 即时, off 暂停. */
  mode: 'daily' | 'at-once' | 'off';
}
