import { Checkbox } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatYuan, isNegativeYuan, sumYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Loaded } from '../ui/Loaded';
import styles from './HandMatch.module.css';
import { LineFacts } from './LineFacts';
import type { BankLine, OpenItem, Reconciliation } from './types';

interface Props {
  accountId: string;
  line: BankLine;
  onDone: (sentence: string) => void;
}

/** 人工核对, also split over several vouchers: their sum may not pass what is left of the line. */
export function HandMatch({ accountId, line, onDone }: Props) {
  const t = useWords('bank');
  const table = useHereGet<Reconciliation>(`/bank-accounts/${accountId}/reconciliation`);
  const sameWay = ({ amount }: OpenItem) => isNegativeYuan(amount) === isNegativeYuan(line.open);
  return (
    <>
      <LineFacts line={line} />
      <h3 className="section">{t('match.which')}</h3>
      <Loaded of={table}>
        {({ bookOnly }) => <Choice line={line} items={bookOnly.filter(sameWay)} onDone={onDone} />}
      </Loaded>
    </>
  );
}

function Choice({
  line,
  items,
  onDone,
}: {
  line: BankLine;
  items: OpenItem[];
  onDone: Props['onDone'];
}) {
  const t = useWords('bank');
  const here = useHere();
  const dates = useDates();
  const [chosen, setChosen] = useState<string[]>([]);
  const parts = items.filter(({ id }) => chosen.includes(id));
  const sum = sumYuan(parts.map(({ amount }) => amount));
  if (items.length === 0) {
    return <EmptyState title={t('match.none')}>{t('match.noneHint')}</EmptyState>;
  }
  return (
    <ActBox
      sentence={t('match.will', { sum: formatYuan(sum), open: formatYuan(line.open) })}
      word={t('match.confirm')}
      reason="must"
      reasonLabel={t('match.note')}
      ready={parts.length > 0}
      send={({ reason }) =>
        api.post(
          here.api(`/bank-lines/${line.lineId}/matches`),
          { note: reason, parts: parts.map(({ id, amount }) => ({ entrySeq: id, amount })) },
          { once: true },
        )
      }
      onDone={() => onDone(t('match.done', { count: parts.length }))}
    >
      <Checkbox.Group
        aria-label={t('match.which')}
        className={styles.entries ?? ''}
        value={chosen}
        onChange={setChosen}
        options={items.map(({ id, on, amount, what }) => ({
          value: id,
          label: `${dates.day(on)}　${formatYuan(amount)}　${what}`,
        }))}
      />
    </ActBox>
  );
}
