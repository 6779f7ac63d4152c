import { apiUrl, type Query } from '../../shared/api/client';
import { useCommunity } from '../layout/community';
import styles from '../parts/MoreLink.module.css';

interface Props {
  /** Inside the community. */
  path: string;
  query?: Query;
  children: string;
}

/** A whole row that opens a paper. */
export function PaperLink({ path: address, query = {}, children }: Props) {
  const { path } = useCommunity();
  return (
    <a
      className={`${styles.more} no-print`}
      href={apiUrl(path(address), query)}
      target="_blank"
      rel="noreferrer"
    >
      <span>{children}</span>
      <span aria-hidden>PDF</span>
    </a>
  );
}
