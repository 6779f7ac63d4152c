import { useWords } from '../../shared/i18n/i18n';
import { plainArea } from '../../shared/votes/shares';
import type { MyVote, Resolution } from '../../shared/votes/types';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { Booth } from './Booth';
import { MyProxy } from './MyProxy';
import styles from './votes.module.css';

/** 我的票: cast, change until the last day, and whether it was counted. */
export function MyBallot({ resolution }: { resolution: Resolution }) {
  const t = useWords();
  const { rights, canVote, state } = resolution;
  const own = rights.filter(({ asProxy }) => !asProxy);
  const held = rights.filter(({ asProxy }) => asProxy);
  return (
    <Card title={t('votes:mine')}>
      {own.map((right) => (
        <Right key={right.voterId} right={right} state={state} />
      ))}
      {canVote && own.length > 0 && <Booth resolution={resolution} rights={own} />}
      {held.map((right) => (
        <div key={right.voterId} className={styles.held}>
          <Right right={right} state={state} />
          {canVote && <Booth resolution={resolution} rights={[right]} voterId={right.voterId} />}
        </div>
      ))}
      {!canVote && <Why {...resolution} />}
      {state === 'open' && <MyProxy resolution={resolution} rights={own} />}
    </Card>
  );
}

interface RightProps {
  right: MyVote;
  state: Resolution['state'];
}

function Right({ right, state }: RightProps) {
  return (
    <div>
      <Voice right={right} />
      {right.receiptCode && <Cast right={right} state={state} />}
    </div>
  );
}

/** With how much one votes: every unit of the voter is one voice. */
function Voice({ right }: { right: MyVote }) {
  const t = useWords();
  const { unitLabels, area, proxyName, asProxy } = right;
  const values = {
    units: unitLabels.join(t('listComma')),
    area: plainArea(area),
    name: proxyName,
  };
  return (
    <>
      <p className="quiet">{t(asProxy ? 'votes:voiceAsProxy' : 'votes:voice', values)}</p>
      {proxyName && !asProxy && <p className="quiet">{t('votes:proxyGiven', values)}</p>}
    </>
  );
}

function Cast({ right, state }: RightProps) {
  const t = useWords();
  const { choice, receiptCode, counted, why } = right;
  return (
    <div className={styles.cast}>
      <p>
        {t('votes:iVoted')} <b>{choice ? t(`tally:choices.${choice}`) : t('votes:sealed')}</b>
      </p>
      {state === 'closed' && counted === true && (
        <p className={styles.counted}>✓ {t('votes:counted')}</p>
      )}
      {counted === false && <p className={styles.notCounted}>! {why ?? t('votes:notCounted')}</p>}
      <p className="small">
        {t('votes:receipt')} <b className={styles.code}>{receiptCode}</b>
        <br />
        <span className="quiet">{t('votes:receiptHow')}</span>
      </p>
    </div>
  );
}

function Why({ state, mine }: Resolution) {
  const t = useWords();
  if (state === 'announced') return <p className="quiet">{t('votes:why.announced')}</p>;
  if (state === 'closed')
    return mine?.receiptCode ? null : <p className="quiet">{t('votes:why.closed')}</p>;
  return (
    <>
      <p className="quiet">{t('votes:why.noRight')}</p>
      <MoreLink to="/me">{t('votes:bind')}</MoreLink>
    </>
  );
}
