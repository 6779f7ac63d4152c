import { Link } from 'react-router';
import { useDates } from '../../shared/i18n/useDates';
import { today } from '../../shared/format/dates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { Notice } from '../ui/Notice';
import type { Spending } from './types';

/** What stands between this request and its payment: objections, or a ratification still to come. */
export function Halts({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const here = useHere();
  const dates = useDates();
  const { id, isFrozen, objectionEndsOn, emergency, state } = spending;
  if (isFrozen)
    return (
      <Notice tone="broken" standing>
        {t('halt.frozen')} <Link to={here.to(`votes/objections?open=${id}`)}>{t('halt.see')}</Link>
      </Notice>
    );
  if (emergency?.ratifyBy && (state === 'submitted' || state === 'reviewed'))
    return (
      <Notice tone="attention" standing>
        {t('emergency.clock', { day: dates.day(emergency.ratifyBy) })}{' '}
        <Link to={here.to(`votes/emergencies?open=${id}`)}>{t('emergency.see')}</Link>
      </Notice>
    );
  if (state === 'approved' && objectionEndsOn && objectionEndsOn >= today())
    return (
      <Notice tone="attention" standing>
        {t('halt.window', { day: dates.day(objectionEndsOn) })}{' '}
        <Link to={here.to(`votes/objections?open=${id}`)}>{t('halt.see')}</Link>
      </Notice>
    );
  return null;
}
