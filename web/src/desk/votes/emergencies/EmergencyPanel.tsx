import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Chips } from '../../ui/Chips';
import { EntryLinks } from '../../ui/EntryLinks';
import { Facts } from '../../ui/Facts';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import type { Emergency } from './types';

const isWaiting = ({ state }: Emergency) => state === 'awaiting' || state === 'awaiting-review';

/** One emergency: what happened, how long the clock runs, what the committee says. */
export function EmergencyPanel({ id }: { id: string }) {
  const emergency = useHereGet<Emergency>(`/emergencies/${id}`);
  return <Loaded of={emergency}>{(found) => <OneEmergency emergency={found} />}</Loaded>;
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
