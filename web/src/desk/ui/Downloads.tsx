import { Button } from 'antd';
import { apiUrl, type Query } from '../../shared/api/client';
import { useHere } from '../app/here';
import { useWords } from '../app/words';

interface Props {
  path: string;
  query: Query;
}

/** The same list as a file: CSV and XLSX. Nothing for those who may not take it away. */
export function Downloads({ path, query }: Props) {
  const t = useWords();
  const here = useHere();
  if (!here.may('ledger.export')) return null;
  const href = (format: string) => apiUrl(here.api(path), { ...query, format });
  return (
    <>
      <Button href={href('csv')} download>
        {t('list.csv')}
      </Button>
      <Button href={href('xlsx')} download>
        {t('list.xlsx')}
      </Button>
    </>
  );
}
