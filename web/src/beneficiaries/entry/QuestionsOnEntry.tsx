import type { Entry } from '../../shared/api/types';
import { QuestionsOn } from '../inquiries/Questions';

/** What residents asked about this entry, and the way to ask. */
export function QuestionsOnEntry({ entry }: { entry: Entry }) {
  return <QuestionsOn kind="entry" id={entry.seq} about={entry.title} />;
}
