import { Link } from 'react-router';
import { residentEntry, useHere } from '../app/here';
import { useWords } from '../app/words';

/** From what was done to where it can be seen: the voucher, and the residents' page of it. */
export function EntryLinks({ seq }: { seq: string }) {
  const t = useWords();
  const here = useHere();
  return (
    <span className="links">
      <Link to={here.to(`books/entries/${seq}`)}>{t('entry.voucher')}</Link>
      <a href={residentEntry(here.id, seq)}>{t('entry.resident')}</a>
    </span>
  );
}
