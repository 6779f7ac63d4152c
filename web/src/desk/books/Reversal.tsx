import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import type { Entry } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';

/** 红冲: a voucher in red is drafted; the reviewer posts it; the wrong one stays where it is. */
export function Reversal({ entry, onCancel }: { entry: Entry; onCancel: () => void }) {
  const t = useWords('books');
  const here = useHere();
  const dates = useDates();
  const navigate = useNavigate();
  const [bookedOn, setBookedOn] = useState(today());
  return (
    <ActBox<{ id: string }>
      sentence={t('reversal.will', {
        period: dates.period(entry.period),
        no: entry.voucherNo,
        amount: formatYuan(entry.total),
        day: dates.day(bookedOn),
      })}
      word={t('reversal.draft')}
      reason="must"
      reasonLabel={t('reversal.reason')}
      ready={bookedOn !== ''}
      send={({ reason }) =>
        api.post(here.api(`/entries/${entry.seq}/reversal`), { bookedOn, reason }, { once: true })
      }
      onDone={({ id }) => void navigate(here.to(`books/drafts/${id}`))}
      onCancel={onCancel}
    >
      <label style={{ maxWidth: 200 }}>
        {t('reversal.on')} <DayField value={bookedOn} onChange={setBookedOn} />
      </label>
    </ActBox>
  );
}
