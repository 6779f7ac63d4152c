import { Button, Select, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { api } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { exactYuan } from '../../ui/exactYuan';
import { Facts } from '../../ui/Facts';
import { isAmount } from '../../ui/isAmount';
import { MoneyField } from '../../ui/MoneyField';
import { Filter } from '../../ui/Toolbar';
import { FindHousehold, peopleOf } from '../counter/FindHousehold';
import { inForce, useSchedules } from '../fees';
import type { FoundHousehold, Household, Receipt, UnclaimedMoney } from '../types';

interface Props {
  money: UnclaimedMoney;
  onDone: (sentence: string) => void;
}

/** 认领: whose it was, all of it or a part. */
export function Claim({ money, onDone }: Props) {
  const t = useWords('unidentified');
  const dates = useDates();
  const field = useRef<InputRef>(null);
  const [found, setFound] = useState<FoundHousehold | null>(null);
  return (
    <>
      <Facts
        facts={[
          [t('number'), money.number],
          [t('day'), dates.day(money.receivedOn)],
          [t('reference'), money.reference],
          [t('left'), formatYuan(money.left)],
        ]}
      />
      <h3 className="section">{t('claim.whose')}</h3>
      {found ? (
        <>
          <p style={{ marginBottom: 12 }}>
            <strong>{found.label}</strong> {peopleOf(found.people)}{' '}
            <Button type="link" onClick={() => setFound(null)}>
              {t('claim.other')}
            </Button>
          </p>
          <ClaimFor money={money} household={found} onDone={onDone} />
        </>
      ) : (
        <FindHousehold field={field} onChoose={setFound} autoFocus />
      )}
    </>
  );
}

function ClaimFor({ money, household, onDone }: Props & { household: FoundHousehold }) {
  const t = useWords('unidentified');
  const here = useHere();
  const fees = inForce(useSchedules().data?.items)?.fees ?? [];
  const account = useHereGet<Household>(`/households/${household.unitId}/charges`);
  const [amount, setAmount] = useState(money.left);
  const [keepFor, setKeepFor] = useState<string | null>(null);
  const keep = keepFor ?? fees[0]?.code ?? '';
  const values = { unit: household.label, amount: formatYuan(amount) };
  return (
    <ActBox<Receipt>
      sentence={t('claim.will', { ...values, owed: formatYuan(account.data?.owed ?? '0') })}
      word={t('claim.confirm')}
      ready={isAmount(amount) && keep !== ''}
      send={() =>
        api.post(
          here.api(`/unidentified-money/${money.id}/claim`),
          { unitId: household.unitId, amount: exactYuan(amount), keepFor: keep },
          { once: true },
        )
      }
      onDone={({ number }) => onDone(t('claim.done', { ...values, number }))}
    >
      <Filter name={t('claim.amount')}>
        <MoneyField aria-label={t('claim.amount')} value={amount} onChange={setAmount} />
      </Filter>
      <Filter name={t('claim.keepFor')}>
        <Select
          aria-label={t('claim.keepFor')}
          value={keep}
          onChange={setKeepFor}
          options={fees.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Filter>
    </ActBox>
  );
}
