import { Button } from 'antd';
import { useState } from 'react';
import { apiUrl } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { Chips } from '../ui/Chips';
import { Facts } from '../ui/Facts';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { HowToCheck } from './HowToCheck';
import styles from './exchange.module.css';
import type { Exchange, ExchangeFormat, ExchangeYear } from './types';

const USES = ['read', 'audit', 'move', 'recheck'] as const;

/** 数据交换: a year's books in the forms of others, and all of them in one package. */
export default function ExchangePage() {
  const t = useWords('exchange');
  const here = useHere();
  const offered = useGet<Exchange>(here.api('/exchange'));
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Loaded of={offered} lines={8}>
        {(found) => <Offered offered={found} />}
      </Loaded>
    </>
  );
}

function Offered({ offered }: { offered: Exchange }) {
  const t = useWords('exchange');
  const [asked, setAsked] = useState<string | null>(null);
  const years = offered.years.map((one) => ({
    key: String(one.year),
    name: t('yearName', { year: one.year }),
  }));
  const year = offered.years.find((one) => String(one.year) === asked) ?? offered.years[0];
  if (!year) return null;
  return (
    <>
      <Panel title={t('year')}>
        <Chips
          label={t('year')}
          value={String(year.year)}
          options={years}
          onChange={(key) => setAsked(key)}
        />
        <YearFacts year={year} offered={offered} />
      </Panel>
      {USES.map((use) => (
        <Panel key={use} title={t(`use.${use}`)}>
          <ul className={styles.formats}>
            {offered.formats
              .filter((format) => format.use === use)
              .map((format) => (
                <Format key={format.file} format={format} year={year.year} />
              ))}
          </ul>
          {use === 'recheck' && <HowToCheck />}
        </Panel>
      ))}
      <Whole />
    </>
  );
}

function YearFacts({ year, offered }: { year: ExchangeYear; offered: Exchange }) {
  const t = useWords('exchange');
  const dates = useDates();
  const { voucherCount, statementCount, closed } = year;
  return (
    <Facts
      facts={[
        [t('facts.vouchers'), t('facts.vouchersOf', { count: voucherCount })],
        [
          t('facts.statements'),
          statementCount > 0
            ? t('facts.statementsOf', { count: statementCount })
            : t('facts.noStatements'),
        ],
        [
          t('facts.state'),
          closed ? t('facts.closed') : t('facts.open', { day: dates.day(offered.closedThrough) }),
        ],
        [t('facts.through'), t('facts.throughSeq', { seq: offered.throughSeq })],
      ]}
    />
  );
}

function Format({ format, year }: { format: ExchangeFormat; year: number }) {
  const t = useWords('exchange');
  const here = useHere();
  const { file, title, purpose } = format;
  return (
    <li className={styles.format}>
      <div className={styles.words}>
        <p className={styles.title}>
          {title} <span className="code quiet small">{file}</span>
        </p>
        <p className="quiet small">{purpose}</p>
      </div>
      <Button
        href={apiUrl(here.api(`/exchange/${year}/${file}`))}
        download
        aria-label={t('takeIt', { title, file })}
      >
        {t('take')}
      </Button>
    </li>
  );
}

function Whole() {
  const t = useWords('exchange');
  const here = useHere();
  const href = (query: object) => apiUrl(here.api('/exchange/package.zip'), { ...query });
  return (
    <Panel title={t('whole.title')}>
      <p className={styles.lead}>{t('whole.lead')}</p>
      <div className={styles.acts}>
        <Button href={href({})} download>
          {t('whole.take')}
        </Button>
        <Button href={href({ files: 'true' })} download>
          {t('whole.takeWithFiles')}
        </Button>
      </div>
    </Panel>
  );
}
