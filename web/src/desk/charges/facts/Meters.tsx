import { Button, Input, Select } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { api } from '../../../shared/api/client';
import { today } from '../../../shared/format/dates';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { PeriodField } from '../../ui/DayField';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { ProblemList } from '../../ui/ProblemList';
import { Filter, Toolbar } from '../../ui/Toolbar';
import { useAct } from '../../ui/useAct';
import type { Fee, MeterLine } from '../types';
import styles from './Meters.module.css';
import { readingsOf, useOf } from './readings';

/** 抄表: one line per home, Enter goes to the next; what is typed is sent at once for all. */
export function Meters({ fees }: { fees: readonly Fee[] }) {
  const t = useWords('facts');
  const [feeCode, setFeeCode] = useState(fees[0]?.code ?? '');
  const [period, setPeriod] = useState(today().slice(0, 7));
  const sheet = useHereGet<{ items: MeterLine[] }>('/meter-readings', { feeCode, period });
  return (
    <>
      <Toolbar>
        <Filter name={t('meter.fee')}>
          <Select
            aria-label={t('meter.fee')}
            value={feeCode}
            onChange={setFeeCode}
            options={fees.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Filter>
        <Filter name={t('meter.period')}>
          <span>
            <PeriodField aria-label={t('meter.period')} value={period} onChange={setPeriod} />
          </span>
        </Filter>
      </Toolbar>
      <Loaded of={sheet}>
        {({ items }) => (
          <Sheet key={`${feeCode} ${period}`} lines={items} feeCode={feeCode} period={period} />
        )}
      </Loaded>
    </>
  );
}

interface SheetProps {
  lines: MeterLine[];
  feeCode: string;
  period: string;
}

function Sheet({ lines, feeCode, period }: SheetProps) {
  const t = useWords('facts');
  const here = useHere();
  const dates = useDates();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [done, setDone] = useState('');
  const readings = readingsOf(lines, typed);
  const send = useAct(
    () => api.post(here.api('/meter-readings'), { feeCode, period, readings }),
    () => {
      setDone(t('meter.done', { count: readings.length, period: dates.period(period) }));
      setTyped({});
    },
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (readings.length > 0) send.mutate(undefined);
      }}
    >
      {done && <Notice tone="good">{done}</Notice>}
      <ProblemList error={send.error} />
      <table className={styles.sheet}>
        <thead>
          <tr>
            <th>{t('unit')}</th>
            <th className="amount">{t('meter.before')}</th>
            <th className="amount">{t('meter.now')}</th>
            <th className="amount">{t('meter.use')}</th>
          </tr>
        </thead>
        <tbody onKeyDown={toNextField}>
          {lines.map((line) => (
            <Line
              key={line.unitId}
              line={line}
              value={typed[line.unitId] ?? line.now ?? ''}
              onChange={(now) => setTyped((all) => ({ ...all, [line.unitId]: now }))}
            />
          ))}
        </tbody>
      </table>
      <div className={styles.foot}>
        <Button
          type="primary"
          htmlType="submit"
          disabled={readings.length === 0}
          loading={send.isPending}
        >
          {t('meter.save', { count: readings.length })}
        </Button>
        <span className="quiet">{t('meter.hint')}</span>
      </div>
    </form>
  );
}

interface LineProps {
  line: MeterLine;
  value: string;
  onChange: (now: string) => void;
}

function Line({ line, value, onChange }: LineProps) {
  const t = useWords('facts');
  const before = line.before ?? line.lastMonth ?? '0.00';
  const use = useOf(before, value);
  return (
    <tr>
      <td>{line.label}</td>
      <td className="amount">{before}</td>
      <td className="amount">
        <Input
          aria-label={t('meter.nowOf', { unit: line.label })}
          aria-invalid={use === 'backwards'}
          {...(use === 'backwards' ? { status: 'error' as const } : {})}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </td>
      <td className="amount">{use === 'backwards' ? t('meter.backwards') : use}</td>
    </tr>
  );
}

/** Enter and ↓ go one meter on, ↑ one back: the hand stays on the figures. */
function toNextField(event: KeyboardEvent<HTMLElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll('input')];
  const next = fields[fields.indexOf(event.target) + step];
  next?.focus();
  next?.select();
}
