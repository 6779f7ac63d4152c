import type { InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../../../shared/components/EmptyState';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import { inForce, useSchedules } from '../fees';
import { ReceiptPdf } from '../receipts/ReceiptPdf';
import type { Fee, FoundHousehold, Household } from '../types';
import styles from './Counter.module.css';
import { FindHousehold, peopleOf } from './FindHousehold';
import { Keys } from './Keys';
import { PaymentPanel, type Taken } from './PaymentPanel';
import { Slip } from './Slip';
import { TodayTaken } from './TodayTaken';

/** 收款台: find, Enter, Enter. Without a hand on the mouse. */
export function Counter() {
  const t = useWords('counter');
  const schedules = useSchedules();
  return (
    <Loaded of={schedules}>
      {({ items }) => {
        const fees = inForce(items)?.fees ?? [];
        if (fees.length > 0) return <AtWork fees={fees} />;
        return <EmptyState title={t('noSchedule')}>{t('noScheduleHint')}</EmptyState>;
      }}
    </Loaded>
  );
}

function AtWork({ fees }: { fees: readonly Fee[] }) {
  const t = useWords('counter');
  const field = useRef<InputRef>(null);
  const [params, setParams] = useSearchParams();
  const [found, setFound] = useState<FoundHousehold | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const unitId = params.get('unit');
  const open = (one: FoundHousehold) => {
    setFound(one);
    setTaken(null);
    setParams({ unit: one.unitId }, { replace: true });
  };
  const close = (done: Taken | null) => {
    setTaken(done);
    setFound(null);
    setParams({}, { replace: true });
    field.current?.focus();
  };
  useEscape(() => close(taken));
  return (
    <div className={styles.columns}>
      <div>
        <div className="no-print">
          <Panel>
            <FindHousehold field={field} onChoose={open} autoFocus={unitId === null} />
            {unitId && (
              <AtCounter key={unitId} unitId={unitId} found={found} fees={fees} onTaken={close} />
            )}
          </Panel>
          <Keys />
        </div>
        {taken && !unitId && (
          <Slip taken={taken}>
            <ReceiptPdf receiptId={taken.receipt.id} label={t('slip.pdf')} />
          </Slip>
        )}
      </div>
      <div className="no-print">
        <TodayTaken />
      </div>
    </div>
  );
}

/** Esc: this household is put aside, nothing was taken; the next one. */
function useEscape(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // An open list or calendar closes itself first.
      const isInside = document.querySelector(
        '.ant-picker-open, .ant-select-open, .ant-drawer-open',
      );
      if (event.key === 'Escape' && !isInside) latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

interface AtCounterProps {
  unitId: string;
  found: FoundHousehold | null;
  fees: readonly Fee[];
  onTaken: (taken: Taken) => void;
}

function AtCounter({ unitId, found, fees, onTaken }: AtCounterProps) {
  const t = useWords('counter');
  const here = useHere();
  const account = useHereGet<Household>(`/households/${unitId}/charges`);
  return (
    <div style={{ marginTop: 24 }}>
      <Loaded of={account}>
        {(household) => (
          <>
            <div className={styles.unit}>
              <h2>{household.label}</h2>
              {found?.unitId === unitId && <span>{peopleOf(found.people)}</span>}
              <span className={styles.unitActs}>
                <Link to={here.to(`charges/household/${unitId}`)}>{t('seeAccount')}</Link>
              </span>
            </div>
            <PaymentPanel household={household} fees={fees} onTaken={onTaken} />
          </>
        )}
      </Loaded>
    </div>
  );
}
