import { Button, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { Inquiry } from '../../shared/inquiries/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Notice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import styles from './inquiries.module.css';

/** 隐藏: rude or personal words out of sight, the reason in their place; nothing is deleted. */
export function HideBox({ inquiry }: { inquiry: Inquiry }) {
  const t = useWords('inquiries');
  const here = useHere();
  const [isOpen, setIsOpen] = useState(false);
  const [done, setDone] = useState(false);
  const parts = useParts(inquiry);
  const [chosen, setChosen] = useState<string | null>(null);
  const part = parts.find(({ value }) => value === chosen) ?? parts[0];
  if (done) return <Notice tone="good">{t('hide.done')}</Notice>;
  if (!part) return null;
  if (!isOpen)
    return (
      <p>
        <Button onClick={() => setIsOpen(true)}>{t('hide.begin')}</Button>
      </p>
    );
  return (
    <Panel title={t('hide.begin')}>
      <ActBox
        sentence={t('hide.will', { part: part.label })}
        word={t('hide.word')}
        danger
        reason="must"
        reasonLabel={t('hide.reason')}
        onCancel={() => setIsOpen(false)}
        send={({ reason }) =>
          api.post(
            here.api(`/inquiries/${inquiry.card.id}/hiding`),
            { part: part.value, reason },
            { once: true },
          )
        }
        onDone={() => setDone(true)}
      >
        <Select
          className={styles.words ?? ''}
          aria-label={t('hide.part')}
          value={part.value}
          options={parts}
          onChange={setChosen}
        />
      </ActBox>
    </Panel>
  );
}

/** What can still be hidden: the question, each answer, each of the asker's words. */
function useParts({ card, answers, verdicts }: Inquiry) {
  const t = useWords('inquiries');
  const dates = useDates();
  return [
    ...(card.hidden ? [] : [{ value: 'question', label: t('hide.question') }]),
    ...answers
      .filter(({ hidden }) => !hidden)
      .map(({ id, postName, at }) => ({
        value: id,
        label: t('hide.answer', { who: postName, at: dates.instant(at) }),
      })),
    ...verdicts
      .filter(({ hidden, note }) => !hidden && note)
      .map(({ round, at }) => ({
        value: `verdict-${round}`,
        label: t('hide.verdict', { at: dates.instant(at) }),
      })),
  ];
}
