import { useState } from 'react';
import { useGet } from '../../shared/api/queries';
import { Badge } from '../../shared/components/Badge';
import { useWords } from '../../shared/i18n/i18n';
import type { CountedBallot, Resolution } from '../../shared/votes/types';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { Field } from '../parts/form';
import { Load } from '../parts/Load';
import { Rows } from '../parts/Rows';
import styles from './votes.module.css';

const SHOWN = 50;

/** 我的票算进去了吗: every ballot by its receipt code, so that each voter finds her own and nobody another's. */
export function CountedBallots({ resolution }: { resolution: Resolution }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Card title={t('votes:list.title')}>
      <p className="quiet small">{t('votes:list.how')}</p>
      <Fold summary={t('votes:list.open')} onOpen={setOpen}>
        {open && <Ballots resolution={resolution} />}
      </Fold>
    </Card>
  );
}

function Ballots({ resolution: { id, mine } }: { resolution: Resolution }) {
  const t = useWords();
  const { path } = useCommunity();
  const [code, setCode] = useState(mine?.receiptCode ?? '');
  const list = useGet<{ items: CountedBallot[] }>(path(`/resolutions/${id}/ballot-list`));
  return (
    <Load query={list}>
      {({ items }) => {
        const wanted = code.trim().toUpperCase();
        const found = items.filter(({ receiptCode }) => receiptCode.toUpperCase().includes(wanted));
        return (
          <>
            <Field
              label={t('votes:list.code')}
              value={code}
              onValue={setCode}
              autoComplete="off"
              hint={t('votes:list.count', { found: found.length, all: items.length })}
            />
            <Rows>
              {found.slice(0, SHOWN).map((ballot) => (
                <Ballot key={ballot.receiptCode} ballot={ballot} />
              ))}
            </Rows>
          </>
        );
      }}
    </Load>
  );
}

function Ballot({ ballot }: { ballot: CountedBallot }) {
  const t = useWords();
  const { receiptCode, channel, counted, why, choice } = ballot;
  return (
    <p className={styles.ballot}>
      <span className={styles.code}>{receiptCode}</span>
      <span className="quiet">{t(`votes:channel.${channel}`)}</span>
      {choice && <span>{t(`tally:choices.${choice}`)}</span>}
      <Badge tone={counted ? 'good' : 'attention'}>
        {t(counted ? 'votes:list.counted' : 'votes:list.not')}
      </Badge>
      {why && <span className="quiet small">{why}</span>}
    </p>
  );
}
