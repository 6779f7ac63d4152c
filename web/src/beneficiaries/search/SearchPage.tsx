import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Search } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { SearchBox } from '../parts/SearchBox';
import { without } from './links';
import { Group } from './Results';
import { Keep, SavedSearches } from './SavedSearches';
import styles from './search.module.css';
import '../explore/words';

/** 查一查: one box; the address is the search, so that it can be shared and saved. */
export default function SearchPage() {
  const t = useWords();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const ask = (typed: string) => setParams(typed === '' ? {} : { q: typed });
  return (
    <Page title={t('explore:search.title')} lead={t('explore:search.lead')}>
      <div className={styles.stack}>
        <Card>
          <SearchBox
            key={q}
            q={q}
            words={{
              label: t('explore:search.box'),
              submit: t('explore:search.submit'),
              hint: t('explore:search.hint'),
            }}
            longest={60}
            onSearch={ask}
          />
        </Card>
        {q === '' ? null : <Found q={q} kind={params.get('kind') ?? ''} onAsk={ask} />}
        <SavedSearches />
      </div>
    </Page>
  );
}

const ALL = 200;

interface FoundProps {
  q: string;
  kind: string;
  onAsk: (typed: string) => void;
}

function Found({ q, kind, onAsk }: FoundProps) {
  const t = useWords();
  const { path, page } = useCommunity();
  const found = useGet<Search>(path('/search'), { q, kind, limit: kind === '' ? '' : ALL });
  const at = (of: string) => page(`/search?${new URLSearchParams({ q, kind: of }).toString()}`);
  return (
    <Load query={found} lines={8}>
      {({ understood, groups, next }) => (
        <>
          <Chips chips={understood} onRemove={(typed) => onAsk(without(q, typed))} />
          {groups.length === 0 && (
            <EmptyState title={t('explore:search.nothing')}>
              {t('explore:search.nothingHint')}
            </EmptyState>
          )}
          {groups.map((group) => (
            <Group key={group.kind} group={group} allAt={kind === '' ? at(group.kind) : null} />
          ))}
          {kind !== '' && next && <p className="quiet">{t('explore:search.narrow')}</p>}
          {kind !== '' && (
            <MoreLink to={page(`/search?${new URLSearchParams({ q }).toString()}`)}>
              {t('explore:search.back')}
            </MoreLink>
          )}
          {groups.length > 0 && (
            <Keep key={q} q={q} query={new URLSearchParams({ q }).toString()} />
          )}
        </>
      )}
    </Load>
  );
}

interface ChipsProps {
  chips: Search['understood'];
  onRemove: (typed: string) => void;
}

function Chips({ chips, onRemove }: ChipsProps) {
  const t = useWords();
  if (chips.length < 2 && chips.every(({ kind }) => kind === 'word')) return null;
  return (
    <div className={styles.chips} role="group" aria-label={t('explore:search.understood')}>
      <span className="quiet">{t('explore:search.understood')}</span>
      {chips.map(({ kindName, text, typed }) => (
        <button
          key={`${kindName}-${typed}`}
          type="button"
          aria-label={t('explore:search.remove', { text: `${kindName} ${text}` })}
          onClick={() => onRemove(typed)}
        >
          {kindName} {text} <span aria-hidden>×</span>
        </button>
      ))}
    </div>
  );
}
