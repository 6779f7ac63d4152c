import { Input } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { inWords } from '../ui/inWords';
import { Notice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { Filter } from '../ui/Toolbar';
import type { IncomeContract, IncomeReceived } from './types';
import { WayFields } from './WayFields';
import { METHODS, newWay, wholeDayOf, type WayDraft } from './ways';

interface Draft {
  day: string;
  ways: readonly WayDraft[];
  note: string;
}

const emptyDay = (): Draft => ({ day: today(), ways: METHODS.map(newWay), note: '' });

/** The sum of one day, way by way; an empty day needs a word of why. */
export function SettleDay({ contract }: { contract: IncomeContract }) {
  const t = useWords('income');
  const here = useHere();
  const dates = useDates();
  const [draft, setDraft] = useState(emptyDay);
  const [done, setDone] = useState('');
  const { day, note } = draft;
  const whole = wholeDayOf(draft.ways);
  const isEmpty = whole !== null && isZeroYuan(whole.gross);
  const values = { day: dates.day(day), amount: formatYuan(whole?.gross ?? '0.00') };
  return (
    <Panel title={t('parking.title', { place: contract.place })}>
      {done && <Notice tone="good">{done}</Notice>}
      <ActBox<IncomeReceived>
        sentence={t(isEmpty ? 'parking.willEmpty' : 'parking.will', values)}
        word={t('parking.word')}
        ready={whole !== null && (!isEmpty || note.trim().length > 1)}
        send={() => {
          const body = { contractId: contract.id, day, ...whole, note: note.trim() };
          return api.post(here.api('/parking-days'), body, { once: true });
        }}
        onDone={() => {
          setDone(t('parking.done', values));
          setDraft(emptyDay());
        }}
      >
        <Fields draft={draft} onDraft={setDraft} isEmpty={isEmpty} />
        <p>
          {t('parking.sum', values)} <span className="quiet">{inWords(whole?.gross ?? '')}</span>
        </p>
      </ActBox>
    </Panel>
  );
}

interface FieldsProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  isEmpty: boolean;
}

function Fields({ draft, onDraft, isEmpty }: FieldsProps) {
  const t = useWords('income');
  const { day, ways, note } = draft;
  const noteName = t(isEmpty ? 'parking.noteMust' : 'parking.note');
  const changed = (at: number) => (next: WayDraft) =>
    onDraft({ ...draft, ways: ways.map((way, index) => (index === at ? next : way)) });
  return (
    <>
      <Filter name={t('parking.day')}>
        <span>
          <DayField
            aria-label={t('parking.day')}
            value={day}
            max={today()}
            onChange={(next) => onDraft({ ...draft, day: next })}
          />
        </span>
      </Filter>
      {ways.map((way, at) => (
        <WayFields key={way.method} fixed value={way} onChange={changed(at)} />
      ))}
      <Filter name={noteName}>
        <Input
          aria-label={noteName}
          maxLength={200}
          value={note}
          onChange={(event) => onDraft({ ...draft, note: event.target.value })}
        />
      </Filter>
    </>
  );
}
