import { Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { today } from '../../../shared/format/dates';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { PeriodField } from '../../ui/DayField';
import { exactYuan } from '../../ui/exactYuan';
import { Loaded } from '../../ui/Loaded';
import { isAmount } from '../../ui/isAmount';
import { MoneyField } from '../../ui/MoneyField';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Filter, Toolbar } from '../../ui/Toolbar';
import type { Fee, SharedCost } from '../types';

/** 公摊总额: what the common cost was, and the paper it stands on. */
export function SharedCosts({ fees }: { fees: readonly Fee[] }) {
  const t = useWords('facts');
  const [period, setPeriod] = useState(today().slice(0, 7));
  const costs = useHereGet<{ items: SharedCost[] }>('/shared-costs', { period });
  return (
    <>
      <Toolbar>
        <Filter name={t('meter.period')}>
          <span>
            <PeriodField aria-label={t('meter.period')} value={period} onChange={setPeriod} />
          </span>
        </Filter>
      </Toolbar>
      <Loaded of={costs}>
        {({ items }) =>
          fees.map((fee) => {
            const known = items.find(({ feeCode }) => feeCode === fee.code) ?? null;
            return (
              <Panel key={`${fee.code} ${period}`} title={fee.name}>
                <OneCost fee={fee} period={period} known={known} />
              </Panel>
            );
          })
        }
      </Loaded>
    </>
  );
}

interface OneCostProps {
  fee: Fee;
  period: string;
  known: SharedCost | null;
}

function OneCost({ fee, period, known }: OneCostProps) {
  const t = useWords('facts');
  const here = useHere();
  const dates = useDates();
  const [total, setTotal] = useState(known?.total ?? '');
  const [evidence, setEvidence] = useState(known?.evidence ?? '');
  const [isDone, setDone] = useState(false);
  const values = {
    period: dates.period(period),
    fee: fee.name,
    amount: formatYuan(total || '0'),
    key: t(`shareBy.${fee.shareBy ?? 'area'}`),
  };
  return (
    <ActBox
      sentence={t('shared.will', values)}
      word={t(known ? 'shared.correct' : 'shared.save')}
      ready={isAmount(total) && evidence.trim() !== ''}
      send={() =>
        api.post(here.api('/shared-costs'), {
          feeCode: fee.code,
          period,
          total: exactYuan(total),
          evidence: evidence.trim(),
        })
      }
      onDone={() => setDone(true)}
    >
      {isDone && <Notice tone="good">{t('shared.done', values)}</Notice>}
      <Filter name={t('shared.total')}>
        <MoneyField aria-label={t('shared.total')} value={total} onChange={setTotal} />
      </Filter>
      <Filter name={t('shared.evidence')}>
        <Input
          aria-label={t('shared.evidence')}
          maxLength={200}
          placeholder={t('shared.evidenceHint')}
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
        />
      </Filter>
    </ActBox>
  );
}
