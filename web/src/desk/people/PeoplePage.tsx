import { Button, Drawer, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { PostHolder } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords, type Words } from '../app/words';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { EndGrant } from './EndGrant';
import { GrantForm } from './GrantForm';
import { mayGrant, postsToGive } from './posts';

const PARTIES = ['trustor', 'trustee', 'supervisor', 'auditor'] as const;

/** Who holds which post, since when, on which resolution. Residents see the same. */
export default function PeoplePage() {
  const t = useWords('people');
  const here = useHere();
  const posts = useHereGet<{ items: PostHolder[] }>('/posts');
  const [isGiving, setGiving] = useState(false);
  const [ending, setEnding] = useState<PostHolder | null>(null);
  const mayGive = postsToGive(here).length > 0;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          mayGive && (
            <Button type="primary" onClick={() => setGiving(true)}>
              {t('give')}
            </Button>
          )
        }
      />
      <Loaded of={posts}>{({ items }) => <Parties holders={items} onEnd={setEnding} />}</Loaded>
      <Drawer
        open={isGiving}
        onClose={() => setGiving(false)}
        title={t('give')}
        size={520}
        destroyOnHidden
      >
        <GrantForm onClose={() => setGiving(false)} />
      </Drawer>
      <Drawer
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={t('end')}
        destroyOnHidden
      >
        {ending && <EndGrant holder={ending} onDone={() => setEnding(null)} />}
      </Drawer>
    </>
  );
}

interface Props {
  holders: PostHolder[];
  onEnd: (holder: PostHolder) => void;
}

function Parties({ holders, onEnd }: Props) {
  const t = useWords('people');
  const here = useHere();
  const dates = useDates();
  if (holders.length === 0) return <EmptyState title={t('none')} />;
  const term = (holder: PostHolder) => termOf(t, dates.day, holder);
  return PARTIES.map((party) => {
    const rows = holders.filter((holder) => holder.party === party);
    if (rows.length === 0) return null;
    return (
      <section key={party} style={{ marginBottom: 24 }}>
        <h2 style={{ marginBottom: 8 }}>{t(`party.${party}`)}</h2>
        <DataTable<PostHolder>
          label={t(`party.${party}`)}
          rowKey="grantId"
          columns={columnsOf(t, term, (holder) => mayGrant(here, holder.post), onEnd)}
          rows={rows}
          empty=""
        />
      </section>
    );
  });
}

function termOf(t: Words, day: (day: string) => string, { startsOn, endsOn }: PostHolder): string {
  if (!endsOn) return t('since', { from: day(startsOn) });
  const isOver = endsOn < today();
  return t(isOver ? 'was' : 'until', { from: day(startsOn), to: day(endsOn) });
}

function columnsOf(
  t: Words,
  term: (holder: PostHolder) => string,
  mayEnd: (holder: PostHolder) => boolean,
  onEnd: (holder: PostHolder) => void,
): TableColumnsType<PostHolder> {
  return [
    textColumn(t('col.post'), ({ postName }) => postName, 160),
    textColumn(t('col.person'), ({ personName }) => <strong>{personName}</strong>, 140),
    textColumn(t('col.term'), term, 300),
    textColumn(t('col.resolution'), ({ resolutionRef }) => resolutionRef),
    textColumn(
      t('list.acts'),
      (holder) => mayEnd(holder) && <Button onClick={() => onEnd(holder)}>{t('end')}</Button>,
      96,
    ),
  ];
}
