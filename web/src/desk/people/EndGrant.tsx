import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { PostHolder } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';

/** A post ends on a day, for a reason; what was done under it stays. */
export function EndGrant({ holder, onDone }: { holder: PostHolder; onDone: () => void }) {
  const t = useWords('people');
  const here = useHere();
  const dates = useDates();
  const [on, setOn] = useState(today());
  return (
    <ActBox
      sentence={t('willEnd', {
        name: holder.personName,
        post: holder.postName,
        day: dates.day(on),
      })}
      word={t('end')}
      danger
      secondFactor
      reason="must"
      ready={on !== ''}
      send={({ code, reason }) =>
        api.post(
          here.api(`/grants/${holder.grantId}/end`),
          { on, reason },
          { once: true, secondFactor: code },
        )
      }
      onDone={onDone}
    >
      <label>
        {t('endOn')} <DayField value={on} onChange={setOn} min={today()} />
      </label>
    </ActBox>
  );
}
