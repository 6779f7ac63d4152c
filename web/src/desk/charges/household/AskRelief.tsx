import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import { exactYuan } from '../../ui/exactYuan';
import { isAmount } from '../../ui/isAmount';
import { MoneyField } from '../../ui/MoneyField';
import { Filter } from '../../ui/Toolbar';
import { openOf } from '../counter/payment';
import type { HouseholdBill } from '../types';

interface Props {
  bill: HouseholdBill;
  label: string;
  onDone: () => void;
}

const KINDS = ['waiver', 'write-off'] as const;

/** 减免 or 核销: asked for here, decided by the owners' side. */
export function AskRelief({ bill, label, onDone }: Props) {
  const t = useWords('household');
  const here = useHere();
  const dates = useDates();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('waiver');
  const [amount, setAmount] = useState(openOf(bill).toString());
  const values = {
    unit: label,
    period: dates.period(bill.period),
    fee: bill.feeName,
    amount: formatYuan(amount),
    kind: t(`relief.${kind}`),
  };
  return (
    <ActBox
      sentence={t('relief.will', values)}
      word={t('relief.ask')}
      reason="must"
      reasonLabel={t('relief.reason')}
      ready={isAmount(amount)}
      send={({ reason }) =>
        api.post(
          here.api('/bill-reliefs'),
          { billId: bill.id, kind, amount: exactYuan(amount), reason },
          { once: true },
        )
      }
      onDone={onDone}
      onCancel={onDone}
    >
      <p className="quiet">{bill.explanation}</p>
      <Chips
        label={t('relief.title')}
        value={kind}
        options={KINDS.map((key) => ({ key, name: t(`relief.${key}`) }))}
        onChange={setKind}
      />
      <p className="quiet">{t(`relief.${kind}Hint`)}</p>
      <Filter name={t('relief.amount')}>
        <MoneyField aria-label={t('relief.amount')} value={amount} onChange={setAmount} />
      </Filter>
    </ActBox>
  );
}
