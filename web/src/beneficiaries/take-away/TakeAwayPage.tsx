import { useGet } from '../../shared/api/queries';
import { apiUrl } from '../../shared/api/client';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { Rows } from '../parts/Rows';
import { PublishCard } from './PublishCard';
import styles from './take-away.module.css';
import type { OpenData, OpenTable } from './types';
import './words';

/** 带走数据: everything public, as files. */
export default function TakeAwayPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const data = useGet<OpenData>(path('/open-data'));
  const fileUrl = (file: string) => apiUrl(path(`/open-data/${file}`));
  return (
    <Page
      title={t('open-data:title')}
      lead={t('open-data:lead')}
      back={{ to: page('/reports'), word: t('reports:title') }}
    >
      <Load query={data} lines={8}>
        {(found) => (
          <Columns
            first={
              <>
                <PackageCard data={found} url={fileUrl(found.packageFile)} />
                <TablesCard data={found} fileUrl={fileUrl} />
              </>
            }
            second={
              <>
                <LicenceCard data={found} />
                <PublishCard />
              </>
            }
          />
        )}
      </Load>
    </Page>
  );
}

export function PackageCard({ data, url }: { data: OpenData; url: string }) {
  const t = useWords();
  return (
    <Card title={t('open-data:whole')}>
      <p>{t('open-data:wholeHint')}</p>
      <p className="quiet small">{t('open-data:through', { seq: data.throughSeq })}</p>
      <a className={styles.download} href={url} download>
        {t('open-data:download')}
      </a>
    </Card>
  );
}

interface TablesProps {
  data: OpenData;
  fileUrl: (file: string) => string;
}

export function TablesCard({ data, fileUrl }: TablesProps) {
  const t = useWords();
  return (
    <Card title={t('open-data:tables')}>
      <Rows>
        {data.tables.map((table) => (
          <TableRow key={table.name} table={table} formats={data.formats} fileUrl={fileUrl} />
        ))}
      </Rows>
    </Card>
  );
}

interface RowProps {
  table: OpenTable;
  formats: readonly string[];
  fileUrl: (file: string) => string;
}

function TableRow({ table, formats, fileUrl }: RowProps) {
  const t = useWords();
  return (
    <div>
      <p>
        <b>{table.title}</b>{' '}
        <span className="quiet small">{t('open-data:fields', { count: table.fields.length })}</span>
      </p>
      <p className="quiet small">{table.description}</p>
      <div className={styles.formats}>
        {formats.map((format) => (
          <a
            key={format}
            href={fileUrl(`${table.name}.${format}`)}
            download
            aria-label={t('open-data:take', { title: table.title, format: format.toUpperCase() })}
          >
            {format.toUpperCase()}
          </a>
        ))}
      </div>
    </div>
  );
}

export function LicenceCard({ data }: { data: OpenData }) {
  const t = useWords();
  const { title, says, url } = data.licence;
  return (
    <Card title={t('open-data:licence')}>
      <p>{says}</p>
      <p className="quiet small">{t('open-data:licenceText', { title })}</p>
      <a href={url} rel="license noreferrer" target="_blank">
        {t('open-data:licenceLink')}
      </a>
    </Card>
  );
}
