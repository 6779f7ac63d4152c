import { Link } from 'react-router';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { Notice } from '../ui/Notice';
import type { Spending } from './types';

/** What stands between this request and its payment: objections, or a ratification still to come. */
export function Halts({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const here = useHere();
  const dates = useDates();
  const { id, objection, emergency } = spending;
  if (objection?.frozen)
    return (
      <Notice tone="broken" standing>
        {t('halt.frozen')} <Link to={here.to(`votes/objections?open=${id}`)}>{t('halt.see')}</Link>
      </Notice>
    );
  if (emergency?.ratifyBy && !emergency.ratified && spending.state !== 'lapsed')
    return (
      <Notice tone="attention" standing>
        {t('emergency.clock', { day: dates.day(emergency.ratifyBy) })}{' '}
        <Link to={here.to(`votes/emergencies?open=${id}`)}>{t('emergency.see')}</Link>
      </Notice>
    );
  if (objection?.open)
    return (
      <Notice tone="attention" standing>
        {t('halt.window', { day: dates.day(objection.endsOn) })}{' '}
        <Link to={here.to(`votes/objections?open=${id}`)}>{t('halt.see')}</Link>
      </Notice>
    );
  return null;
}
