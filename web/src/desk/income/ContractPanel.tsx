import { Button } from 'antd';
import { useState } from 'react';
import { pointMoved } from '../../shared/format/decimal';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Facts } from '../ui/Facts';
import { Loaded } from '../ui/Loaded';
import { ContractForm } from './ContractForm';
import { EndContract } from './EndContract';
import { Flags } from './Flags';
import { Instalments } from './Instalments';
import { ReceiptList } from './ReceiptList';
import { ReceiveForm } from './ReceiveForm';
import type { IncomeContractDetail } from './types';

/** One contract: what it says, what was due, what came, and what can be done about it. */
export function ContractPanel({ id }: { id: string }) {
  const contract = useHereGet<IncomeContractDetail>(`/income-contracts/${id}`);
  return <Loaded of={contract}>{(found) => <Contract contract={found} />}</Loaded>;
}

function Contract({ contract }: { contract: IncomeContractDetail }) {
  return (
    <>
      <p>
        <Flags contract={contract} />
      </p>
      <Terms contract={contract} />
      <Acts contract={contract} />
      <Instalments instalments={contract.instalments} />
      <ReceiptList receipts={contract.receipts} />
      <Versions contract={contract} />
    </>
  );
}

function Terms({ contract }: { contract: IncomeContractDetail }) {
  const t = useWords('income');
  const dates = useDates();
  const { startsOn, endsOn, amount, dueDay, schedule } = contract;
  return (
    <Facts
      facts={[
        [t('col.kind'), t(`kind.${contract.kind}`)],
        [t('col.counterparty'), contract.counterparty || t('nobody')],
        [t('form.owner'), t(`owner.${contract.owner}`)],
        [t('form.term'), `${dates.day(startsOn)} — ${endsOn ? dates.day(endsOn) : t('openEnded')}`],
        [t('form.schedule'), t(`schedule.${schedule}`)],
        [t('form.amount'), amount && formatYuan(amount)],
        [t('form.dueDay'), dueDay && t('dueDayValue', { day: dueDay })],
        [t('form.incomeAccount'), contract.incomeAccount],
        [t('form.share'), shareWords(contract)],
        [t('form.resolutionRef'), contract.resolutionRef],
        [t('col.nextDue'), contract.nextDue && dates.day(contract.nextDue)],
        [t('endReason'), contract.endReason],
      ]}
    />
  );
}

function shareWords({ developerShare: share }: IncomeContractDetail): string | null {
  if (!share) return null;
  return share.kind === 'rate' ? `${pointMoved(share.value, 2)}%` : formatYuan(share.value);
}

type Act = 'receive' | 'version' | 'end';

function Acts({ contract }: { contract: IncomeContractDetail }) {
  const t = useWords('income');
  const here = useHere();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const offered: [Act, boolean][] = [
    ['receive', here.may('income.receive') && contract.schedule !== 'daily'],
    ['version', here.may('income.contract') && contract.endedOn === null],
    ['end', here.may('income.contract') && contract.endedOn === null],
  ];
  return (
    <>
      <p>
        {offered
          .filter(([, isOffered]) => isOffered)
          .map(([name]) => (
            <Button
              key={name}
              type={name === 'receive' ? 'primary' : 'default'}
              style={{ marginRight: 8 }}
              onClick={() => setAct(name)}
            >
              {t(`act.${name}`)}
            </Button>
          ))}
      </p>
      {act === 'receive' && <ReceiveForm contract={contract} onDone={close} />}
      {act === 'version' && <ContractForm from={contract} onDone={close} />}
      {act === 'end' && <EndContract contract={contract} onDone={close} />}
    </>
  );
}

function Versions({ contract: { versions } }: { contract: IncomeContractDetail }) {
  const t = useWords('income');
  const dates = useDates();
  if (versions.length < 2) return null;
  return (
    <>
      <h3 className="section">{t('versions')}</h3>
      <ul>
        {versions.map((one) => (
          <li key={one.version}>
            {t('versionLine', {
              version: one.version,
              day: dates.day(one.startsOn),
              amount: one.amount ? formatYuan(one.amount) : t(`schedule.${one.schedule}`),
              ref: one.resolutionRef,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
