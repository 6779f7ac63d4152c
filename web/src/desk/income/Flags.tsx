import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';
import { toneOf } from './standing';
import type { IncomeContract } from './types';

/** Everything that is wrong with a contract, in words; the tint only repeats them. */
export function Flags({ contract }: { contract: IncomeContract }) {
  const t = useWords('income');
  const dates = useDates();
  const { flags, state, endedOn } = contract;
  if (endedOn) return <Badge>{t('ended', { day: dates.day(endedOn) })}</Badge>;
  return (
    <>
      {(flags.length > 0 ? flags : [state]).map((flag) => (
        <Badge key={flag} tone={toneOf(flag)}>
          {t(`state.${flag}`)}
        </Badge>
      ))}
    </>
  );
}
