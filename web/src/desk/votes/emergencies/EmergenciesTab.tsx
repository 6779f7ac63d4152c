import { Drawer, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../../shared/api/client';
import { Badge, type Tone } from '../../../shared/components/Badge';
import { EmptyState } from '../../../shared/components/EmptyState';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere } from '../../app/here';
import { useWords, type Words } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import { amountColumn, clippedColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Facts } from '../../ui/Facts';
import { EntryLinks } from '../../ui/EntryLinks';
import { Notice } from '../../ui/Notice';
import { usePages } from '../../ui/usePages';
import type { Emergency } from './types';

/** 应急支出: done before anybody could ask; ratified in time, or the trustee's own cost. */
export function EmergenciesTab() {
  const t = useWords('emergencies');
  const dates = useDates();
  const [params, setParams] = useSearchParams();
  const setOpen = (id: string | null) => setParams(id ? { open: id } : {}, { replace: true });
  const list = usePages<Emergency>('/emergencies');
  const open = list.items?.find(({ requestId }) => requestId === params.get('open')) ?? null;
  return (
    <>
      <DataTable<Emergency>
        label={t('title')}
        rowKey="requestId"
        columns={columnsOf(t, dates.dayShort)}
        rows={list.items}
        error={list.error}
        onRetry={list.retry}
        hasMore={list.hasMore}
        onMore={list.more}
        isReadingMore={list.isReadingMore}
        empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
        onOpen={({ requestId }) => setOpen(requestId)}
      />
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open?.reason}
        size={520}
        destroyOnHidden
      >
        {open && <OneEmergency emergency={open} />}
      </Drawer>
    </>
  );
}

const TONES: Record<string, Tone> = {
  ratified: 'good',
  refused: 'broken',
  lapsed: 'broken',
  withdrawn: 'quiet',
};

const isWaiting = ({ state }: Emergency) => state === 'awaiting' || state === 'awaiting-review';

function columnsOf(t: Words, day: (text: string) => string): TableColumnsType<Emergency> {
  return [
    textColumn(t('col.number'), ({ number }) => number, 128),
    textColumn(t('col.state'), (one) => (
      <Badge tone={TONES[one.state] ?? 'attention'}>{t(`state.${one.state}`)}</Badge>
    )),
    textColumn(t('col.grounds'), ({ groundsName }) => groundsName),
    clippedColumn(t('col.reason'), ({ reason }) => reason, 260),
    clippedColumn(t('col.payee'), ({ payeeName }) => payeeName, 180),
    textColumn(t('col.ratifyBy'), ({ ratifyBy }) => day(ratifyBy)),
    amountColumn(t('col.amount'), ({ amount }) => amount),
  ];
}

function OneEmergency({ emergency }: { emergency: Emergency }) {
  const t = useWords('emergencies');
  const here = useHere();
  const dates = useDates();
  const [done, setDone] = useState('');
  const { requestId, state, ratifyBy, committee, mayRatify } = emergency;
  const seq = emergency.claimEntrySeq ?? emergency.costEntrySeq;
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
      {isWaiting(emergency) ? (
        <Notice tone="attention" standing>
          {t('clock', { day: dates.day(ratifyBy) })}
        </Notice>
      ) : (
        <p>{t(`after.${state}`)}</p>
      )}
      <Facts
        facts={[
          [t('col.grounds'), emergency.groundsName],
          [t('description'), emergency.description],
          [t('col.payee'), emergency.payeeName],
          [t('col.amount'), formatYuan(emergency.amount)],
          [t('published'), dates.instant(emergency.publishedAt)],
          [
            t('agreed'),
            committee && t('agreedOf', { agreed: committee.agreed, needed: committee.needed }),
          ],
          [t('entry'), seq && <EntryLinks seq={seq} />],
        ]}
      />
      <Said emergency={emergency} />
      <p>
        <Link to={here.to(`spending/${requestId}`)}>{t('request')}</Link>
      </p>
      {mayRatify && <Ratify emergency={emergency} onDone={() => setDone(t('did'))} />}
    </>
  );
}

/** What each member of the committee said, under the office. */
function Said({ emergency: { votes } }: { emergency: Emergency }) {
  const t = useWords('emergencies');
  const dates = useDates();
  if (votes.length === 0) return null;
  return (
    <ul>
      {votes.map(({ agree, reason, postName, at }) => (
        <li key={at}>
          {postName} {t(agree ? 'agree' : 'refuse')} {reason}{' '}
          <span className="quiet">{dates.instant(at)}</span>
        </li>
      ))}
    </ul>
  );
}

function Ratify({ emergency, onDone }: { emergency: Emergency; onDone: () => void }) {
  const t = useWords('emergencies');
  const here = useHere();
  const [agree, setAgree] = useState(true);
  const key = agree ? 'agree' : 'refuse';
  return (
    <>
      <h3 className="section">{t('ratify')}</h3>
      <Chips
        label={t('ratify')}
        value={key}
        options={(['agree', 'refuse'] as const).map((each) => ({ key: each, name: t(each) }))}
        onChange={(each) => setAgree(each === 'agree')}
      />
      <div style={{ marginTop: 12 }}>
        <ActBox
          key={key}
          sentence={t(`will.${key}`, { amount: formatYuan(emergency.amount) })}
          word={t(`word.${key}`)}
          danger={!agree}
          secondFactor
          reason={agree ? 'may' : 'must'}
          send={({ code, reason }) =>
            api.post(
              here.api(`/emergencies/${emergency.requestId}/ratification`),
              { agree, reason },
              { once: true, secondFactor: code },
            )
          }
          onDone={onDone}
        />
      </div>
    </>
  );
}
