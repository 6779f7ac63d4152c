import { useState } from 'react';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { Filter } from '../ui/Toolbar';
import type { IncomeContract } from './types';

interface Props {
  contract: IncomeContract;
  onDone: () => void;
}

/** 终止: months booked for after that day are taken back in red. */
export function EndContract({ contract, onDone }: Props) {
  const t = useWords('income');
  const here = useHere();
  const dates = useDates();
  const [endedOn, setEndedOn] = useState(today());
  return (
    <ActBox
      sentence={t('end.will', { place: contract.place, day: dates.day(endedOn) })}
      word={t('act.end')}
      danger
      reason="must"
      send={({ reason }) =>
        api.post(
          here.api(`/income-contracts/${contract.id}/end`),
          { endedOn, reason },
          { once: true },
        )
      }
      onDone={onDone}
      onCancel={onDone}
    >
      <Filter name={t('end.on')}>
        <span>
          <DayField aria-label={t('end.on')} value={endedOn} max={today()} onChange={setEndedOn} />
        </span>
      </Filter>
    </ActBox>
  );
}
