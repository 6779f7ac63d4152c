import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Facts } from '../../ui/Facts';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Filter } from '../../ui/Toolbar';
import type { RegisteredReceipt } from '../types';

/** 作废收据: by its number, by another person than who took the money. */
export function CancelReceipt() {
  const t = useWords('receipts');
  const [typed, setTyped] = useState('');
  const [number, setNumber] = useState('');
  return (
    <Panel title={t('cancel.title')}>
      <p className="quiet">{t('cancel.lead')}</p>
      <form
        style={{ display: 'flex', gap: 8, alignItems: 'flex-end', margin: '12px 0 16px' }}
        onSubmit={(event) => {
          event.preventDefault();
          setNumber(typed.trim());
        }}
      >
        <Filter name={t('number')}>
          <Input
            aria-label={t('number')}
            placeholder="SJ2026-000012"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Filter>
        <Button htmlType="submit" disabled={typed.trim() === ''}>
          {t('cancel.find')}
        </Button>
      </form>
      {number !== '' && <Found key={number} number={number} />}
    </Panel>
  );
}

function Found({ number }: { number: string }) {
  const receipt = useHereGet<RegisteredReceipt>('/receipt-register', { number });
  return <Loaded of={receipt}>{(found) => <OneReceipt receipt={found} />}</Loaded>;
}

function OneReceipt({ receipt }: { receipt: RegisteredReceipt }) {
  const t = useWords('receipts');
  const here = useHere();
  const dates = useDates();
  const { number, unitLabel, amount, receivedOn, receivedBy, cancelledAt } = receipt;
  const values = { number, unit: unitLabel ?? t('unclaimed'), amount: formatYuan(amount) };
  return (
    <>
      <Facts
        facts={[
          [t('number'), number],
          [t('unit'), values.unit],
          [t('kind'), t(`kinds.${receipt.kind}`, { defaultValue: receipt.kind })],
          [t('amount'), values.amount],
          [t('method'), `${receipt.method} ${receipt.reference}`],
          [t('by'), `${receivedBy} ${dates.day(receivedOn)}`],
          [
            t('voucher'),
            <Link key="voucher" to={here.to(`books/entries/${receipt.entrySeq}`)}>
              {t('seeVoucher')}
            </Link>,
          ],
        ]}
      />
      {cancelledAt ? (
        <Notice tone="broken">
          {t('cancel.already', { at: dates.instant(cancelledAt), why: receipt.cancelReason })}
        </Notice>
      ) : (
        <div style={{ marginTop: 12 }}>
          <ActBox
            sentence={t('cancel.will', values)}
            word={t('cancel.confirm')}
            danger
            secondFactor
            reason="must"
            send={({ code, reason }) =>
              api.post(
                here.api(`/receipts/${receipt.id}/cancellation`),
                { reason },
                { once: true, secondFactor: code },
              )
            }
            onDone={() => undefined}
          />
        </div>
      )}
    </>
  );
}
