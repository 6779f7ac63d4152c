import { useWords } from '../app/words';
import styles from './exchange.module.css';

/** As typed into a shell; the first line installs (Debian, Ubuntu), the second checks. */
const PROGRAMS = [
  {
    name: 'ledger',
    install: 'apt-get install ledger',
    run: 'ledger --pedantic -f ledger.ledger balance',
  },
  {
    name: 'hledger',
    install: 'apt-get install hledger',
    run: 'LC_ALL=C.UTF-8 hledger -f hledger.journal check --strict',
  },
  { name: 'beancount', install: 'apt-get install beancount', run: 'bean-check main.beancount' },
] as const;

const OWN = 'node verify.mjs text main.beancount';

/** What somebody types who trusts nobody here. */
export function HowToCheck() {
  const t = useWords('exchange');
  return (
    <details className={styles.how}>
      <summary>{t('check.title')}</summary>
      <p className="small">{t('check.lead')}</p>
      <dl className={styles.programs}>
        {PROGRAMS.map(({ name, install, run }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className="quiet small">{t('check.install')}</span> <code>{install}</code>
            </dd>
            <dd>
              <span className="quiet small">{t('check.run')}</span> <code>{run}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p className="small">
        {t('check.own')} <code>{OWN}</code>
      </p>
    </details>
  );
}
