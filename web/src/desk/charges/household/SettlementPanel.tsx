import { useState } from 'react';
import { api, apiUrl } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { useAccounts } from '../../ui/accounts';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { DayField } from '../../ui/DayField';
import { Panel } from '../../ui/Panel';
import { Filter } from '../../ui/Toolbar';
import type { Settlement, UnitSettlement } from '../types';

interface Props {
  unitId: string;
  label: string;
}

/** 过户结算: what seller and buyer owe as of a day, and what of the advance goes back. */
export function SettlementPanel({ unitId, label }: Props) {
  const t = useWords('household');
  const here = useHere();
  const dates = useDates();
  const [soldOn, setSoldOn] = useState('');
  return (
    <Panel title={t('settlement.title')}>
      <div className="no-print" style={{ maxWidth: 320, marginBottom: 12 }}>
        <Filter name={t('settlement.soldOn')}>
          <span>
            <DayField
              aria-label={t('settlement.soldOn')}
              value={soldOn}
              onChange={setSoldOn}
              allowClear
            />
          </span>
        </Filter>
      </div>
      {soldOn === '' ? (
        <p className="quiet">{t('settlement.hint')}</p>
      ) : (
        <>
          <p style={{ marginBottom: 8 }}>
            {t('settlement.of', { unit: label, day: dates.day(soldOn) })}
          </p>
          <Sheet unitId={unitId} soldOn={soldOn} />
          <p className="links no-print" style={{ margin: '12px 0' }}>
            <a
              href={apiUrl(here.api(`/households/${unitId}/settlement/pdf`), { soldOn })}
              target="_blank"
              rel="noreferrer"
            >
              {t('settlement.trial')}
            </a>
          </p>
          {here.may('charges.refund') && <Settle unitId={unitId} label={label} soldOn={soldOn} />}
        </>
      )}
      <Posted unitId={unitId} />
    </Panel>
  );
}

function Sheet({ unitId, soldOn }: { unitId: string; soldOn: string }) {
  const t = useWords('household');
  const accounts = useAccounts().data?.items ?? [];
  const sheet = useHereGet<{ items: Settlement[] }>(`/households/${unitId}/settlement`, { soldOn });
  const nameOf = (code: string) => accounts.find((one) => one.code === code)?.name ?? code;
  return (
    <DataTable<Settlement>
      label={t('settlement.title')}
      rowKey="account"
      columns={[
        textColumn(t('settlement.fee'), ({ account }) => nameOf(account)),
        amountColumn(t('settlement.sellerOwes'), ({ sellerOwes }) => sellerOwes),
        amountColumn(t('settlement.buyerOwes'), ({ buyerOwes }) => buyerOwes),
        amountColumn(t('settlement.advanceUsed'), ({ advanceUsed }) => advanceUsed),
        amountColumn(t('settlement.due'), ({ due }) => due),
        amountColumn(t('settlement.refund'), ({ refund }) => refund),
      ]}
      rows={sheet.data?.items ?? null}
      error={sheet.error}
      empty={t('settlement.none')}
    />
  );
}

function Settle({ unitId, label, soldOn }: Props & { soldOn: string }) {
  const t = useWords('household');
  const here = useHere();
  const dates = useDates();
  return (
    <ActBox
      sentence={t('settlement.postWill', { unit: label, day: dates.day(soldOn) })}
      word={t('settlement.post')}
      send={() =>
        api.post(here.api(`/households/${unitId}/settlements`), { soldOn }, { once: true })
      }
      onDone={() => undefined}
    />
  );
}

/** What was settled before, with its sheet; what goes back is paid through a spending. */
function Posted({ unitId }: { unitId: string }) {
  const t = useWords('household');
  const here = useHere();
  const dates = useDates();
  const list = useHereGet<{ items: UnitSettlement[] }>(`/households/${unitId}/settlements`);
  const items = list.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <>
      <h3 className="section">{t('settlement.posted')}</h3>
      <DataTable<UnitSettlement>
        label={t('settlement.posted')}
        rowKey="id"
        columns={[
          textColumn(t('settlement.soldOn'), ({ soldOn }) => dates.day(soldOn)),
          amountColumn(t('settlement.due'), ({ due }) => due),
          amountColumn(t('settlement.refund'), ({ refund }) => refund),
          textColumn(t('settlement.madeAt'), ({ madeAt }) => dates.instant(madeAt)),
          textColumn(t('settlement.next'), ({ refund }) =>
            refund === '0.00'
              ? t('settlement.done')
              : t('settlement.doneRefund', { amount: formatYuan(refund) }),
          ),
          textColumn(t('receipts.pdf'), ({ id }) => (
            <a
              href={apiUrl(here.api(`/households/${unitId}/settlements/${id}/pdf`))}
              target="_blank"
              rel="noreferrer"
            >
              {t('settlement.pdf')}
            </a>
          )),
        ]}
        rows={items}
        empty=""
      />
    </>
  );
}
