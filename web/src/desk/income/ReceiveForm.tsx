import { useState } from 'react';
import { api } from '../../shared/api/client';
import { today } from '../../shared/format/dates';
import { formatYuan } from '../../shared/format/yuan';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { Filter } from '../ui/Toolbar';
import type { IncomeContractDetail } from './types';
import { WayFields } from './WayFields';
import { newWay, wayOf } from './ways';

interface Props {
  contract: IncomeContractDetail;
  onDone: () => void;
}

/** 合同收款: pays what has been due longest; what is over is kept for the months to come. */
export function ReceiveForm({ contract, onDone }: Props) {
  const t = useWords('income');
  const here = useHere();
  const oldest = contract.instalments.find(({ open }) => open !== '0.00');
  const [way, setWay] = useState({ ...newWay('transfer'), amount: oldest?.open ?? '' });
  const [receivedOn, setReceivedOn] = useState(today());
  const ready = wayOf(way);
  return (
    <ActBox
      sentence={t('receive.will', {
        place: contract.place,
        amount: formatYuan(ready?.amount ?? '0.00'),
      })}
      word={t('receive.word')}
      ready={ready !== null}
      send={() =>
        api.post(
          here.api(`/income-contracts/${contract.id}/receipts`),
          { ...ready, receivedOn },
          { once: true },
        )
      }
      onDone={onDone}
      onCancel={onDone}
    >
      <WayFields value={way} onChange={setWay} />
      <Filter name={t('col.receivedOn')}>
        <span>
          <DayField
            aria-label={t('col.receivedOn')}
            value={receivedOn}
            max={today()}
            onChange={setReceivedOn}
          />
        </span>
      </Filter>
    </ActBox>
  );
}
