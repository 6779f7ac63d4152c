import { Link } from 'react-router';
import type { Entry, EvidenceStep } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { EvidenceGallery, type ShownFile } from '../../shared/components/EvidenceGallery';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { pageOf } from './chain-links';
import styles from './EvidenceChain.module.css';

/** 事项–授权–口径–凭证–回填: every step with its day, its post and its paper; what is missing is said. */
export function EvidenceChain({ entry }: { entry: Entry }) {
  const t = useWords();
  const { groups } = entry.evidence;
  if (groups.length === 0)
    return (
      <Card title={t('entry:way.chain')}>
        {entry.chain.length === 0 ? (
          <p className="quiet">{t('entry:noChain')}</p>
        ) : (
          <ChainOfPeople steps={entry.chain} />
        )}
      </Card>
    );
  return (
    <Card title={t('entry:evidenceChain.title')}>
      <Complete chain={entry.evidence} />
      <ol className={styles.groups}>
        {groups.map((group, index) => (
          <li key={group.key} className={styles.group}>
            <h3>
              <span className={styles.no} aria-hidden>
                {index + 1}
              </span>
              {group.name}
              <span className={styles.question}>
                {t(`entry:evidenceChain.about.${group.key}`, { defaultValue: '' })}
              </span>
            </h3>
            <ol className={styles.steps}>
              {group.steps.map((step, place) => (
                <Step key={`${step.key}-${place}`} step={step} entry={entry} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Said first: whether the chain is whole, and what it lacks. */
function Complete({ chain: { complete, groups } }: { chain: Entry['evidence'] }) {
  const t = useWords();
  const missing = groups.flatMap(({ steps }) => steps).filter((step) => step.missing);
  if (complete) return <p className={styles.whole}>✓ {t('entry:evidenceChain.whole')}</p>;
  return (
    <p className={styles.lacking}>
      !{' '}
      {t('entry:evidenceChain.lacking', {
        count: missing.length,
        names: missing.map(({ name }) => name).join(t('listComma')),
      })}
    </p>
  );
}

function Step({ step, entry }: { step: EvidenceStep; entry: Entry }) {
  const dates = useDates();
  const t = useWords();
  return (
    <li className={step.missing ? styles.missing : styles.step}>
      <p className={styles.first}>
        <b>{step.name}</b>
        {step.on && (
          <time className="quiet small" dateTime={step.on}>
            {step.on.length > 10 ? dates.instant(step.on) : dates.day(step.on)}
          </time>
        )}
      </p>
      {step.postName && <p className="quiet small">{step.postName}</p>}
      {step.text && <p>{step.text}</p>}
      {step.missing && (
        <p>
          <Badge tone="attention">{t('entry:evidenceChain.missing')}</Badge> {step.missingWhy}
        </p>
      )}
      <Papers step={step} entry={entry} />
      <More step={step} />
    </li>
  );
}

/** The public document of a step, shown where it is spoken of. */
function Papers({ step, entry }: { step: EvidenceStep; entry: Entry }) {
  const { id } = useCommunity();
  if (step.files.length === 0) return null;
  // The entry's own files bring along what is masked on them.
  const files = step.files.map(
    (file): ShownFile => entry.files.find((known) => known.id === file.id) ?? file,
  );
  return (
    <div className={styles.papers}>
      <EvidenceGallery communityId={id} files={files} />
    </div>
  );
}

function More({ step: { link, name } }: { step: EvidenceStep }) {
  const t = useWords();
  const { page } = useCommunity();
  const to = link && pageOf(link);
  if (!to) return null;
  return (
    <Link className={`${styles.more} no-print`} to={page(to)}>
      {t('entry:evidenceChain.open', { name })}
    </Link>
  );
}
