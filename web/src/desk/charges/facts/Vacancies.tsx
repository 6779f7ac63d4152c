import { Button, Drawer, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { api } from '../../../shared/api/client';
import { Badge } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { today } from '../../../shared/format/dates';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { DayField } from '../../ui/DayField';
import { Filter } from '../../ui/Toolbar';
import { FindHousehold } from '../counter/FindHousehold';
import type { FoundHousehold, Vacancy } from '../types';

/** 空置: reported before the month is billed; the last day once somebody has moved in. */
export function Vacancies() {
  const t = useWords('facts');
  const dates = useDates();
  const [isNew, setIsNew] = useState(false);
  const [ended, setEnded] = useState<Vacancy | null>(null);
  const list = useHereGet<{ items: Vacancy[] }>('/vacancies');
  return (
    <>
      <p className="no-print" style={{ marginBottom: 12 }}>
        <Button type="primary" onClick={() => setIsNew(true)}>
          {t('vacancy.new')}
        </Button>
      </p>
      <DataTable<Vacancy>
        label={t('part.vacancies')}
        rowKey="id"
        columns={[
          textColumn(t('unit'), ({ label }) => label, 140),
          textColumn(t('vacancy.from'), ({ startsOn }) => dates.day(startsOn)),
          textColumn(t('vacancy.until'), ({ endsOn }) =>
            endsOn ? dates.day(endsOn) : <Badge tone="attention">{t('vacancy.goesOn')}</Badge>,
          ),
          textColumn(t('vacancy.reason'), ({ reason }) => reason),
          textColumn(t('list.acts'), (vacancy) =>
            vacancy.endsOn ? null : (
              <Button onClick={() => setEnded(vacancy)}>{t('vacancy.end')}</Button>
            ),
          ),
        ]}
        rows={list.data?.items ?? null}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('vacancy.none')}>{t('vacancy.noneHint')}</EmptyState>}
      />
      <Drawer
        open={isNew}
        onClose={() => setIsNew(false)}
        title={t('vacancy.new')}
        size={520}
        destroyOnHidden
      >
        <Report onDone={() => setIsNew(false)} />
      </Drawer>
      <Drawer
        open={ended !== null}
        onClose={() => setEnded(null)}
        title={t('vacancy.end')}
        destroyOnHidden
      >
        {ended && <End vacancy={ended} onDone={() => setEnded(null)} />}
      </Drawer>
    </>
  );
}

function Report({ onDone }: { onDone: () => void }) {
  const t = useWords('facts');
  const here = useHere();
  const dates = useDates();
  const field = useRef<InputRef>(null);
  const [home, setHome] = useState<FoundHousehold | null>(null);
  const [startsOn, setStartsOn] = useState(today());
  if (!home) return <FindHousehold field={field} onChoose={setHome} autoFocus />;
  return (
    <ActBox
      sentence={t('vacancy.will', { unit: home.label, day: dates.day(startsOn) })}
      word={t('vacancy.confirm')}
      reason="must"
      reasonLabel={t('vacancy.reasonLabel')}
      send={({ reason }) =>
        api.post(here.api('/vacancies'), { unitId: home.unitId, startsOn, reason }, { once: true })
      }
      onDone={onDone}
      onCancel={() => setHome(null)}
    >
      <Filter name={t('vacancy.from')}>
        <span>
          <DayField aria-label={t('vacancy.from')} value={startsOn} onChange={setStartsOn} />
        </span>
      </Filter>
    </ActBox>
  );
}

function End({ vacancy, onDone }: { vacancy: Vacancy; onDone: () => void }) {
  const t = useWords('facts');
  const here = useHere();
  const dates = useDates();
  const [endsOn, setEndsOn] = useState(today());
  return (
    <ActBox
      sentence={t('vacancy.willEnd', { unit: vacancy.label, day: dates.day(endsOn) })}
      word={t('vacancy.end')}
      send={() => api.post(here.api(`/vacancies/${vacancy.id}/end`), { endsOn })}
      onDone={onDone}
    >
      <Filter name={t('vacancy.last')}>
        <span>
          <DayField
            aria-label={t('vacancy.last')}
            value={endsOn}
            min={vacancy.startsOn}
            onChange={setEndsOn}
          />
        </span>
      </Filter>
    </ActBox>
  );
}
