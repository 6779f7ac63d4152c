import { AutoComplete } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../../app/words';
import { rankOf, searchTextOf, type Account } from '../../ui/accounts';
import { cellName, hold } from './keys';
import styles from './Editor.module.css';
import { DECIMALS, type Field, type SheetLine } from './sheet';

interface Props {
  line: SheetLine;
  field: Field;
  no: number;
  isWrong: boolean;
  onChange: (text: string) => void;
}

const LONGEST: Partial<Record<Field, number>> = { name: 60, unit: 20, basis: 500 };

/** One cell one types in. Arriving takes hold of all of it. */
export function TextCell({ line, field, no, isWrong, onChange }: Props) {
  const t = useWords('budget-editor');
  const isFigure = DECIMALS[field] !== undefined;
  return (
    <td className={isWrong ? styles.wrong : undefined}>
      <input
        className={isFigure ? styles.figure : styles.cell}
        data-cell={cellName(line.key, field)}
        aria-label={t('cell', { no, column: t(`col.${field}`) })}
        aria-invalid={isWrong}
        inputMode={isFigure ? 'decimal' : undefined}
        autoComplete="off"
        maxLength={LONGEST[field]}
        title={field === 'basis' ? line.basis : undefined}
        value={line[field]}
        onChange={(event) => onChange(event.target.value)}
        onMouseDown={hold}
        onFocus={(event) => event.target.select()}
      />
    </td>
  );
}

interface AccountProps extends Omit<Props, 'field'> {
  accounts: readonly Account[];
}

const SUGGESTIONS = 12;

/** 科目: by code, name or pinyin initials; shown with its name once it is known. */
export function AccountCell({ line, no, isWrong, accounts, onChange }: AccountProps) {
  const t = useWords('budget-editor');
  const [typed, setTyped] = useState<string | null>(null);
  const known = accounts.find(({ code }) => code === line.accountCode);
  const options = useMemo(() => suggestionsOf(accounts, typed), [accounts, typed]);
  return (
    <td className={isWrong ? styles.wrong : undefined}>
      <AutoComplete
        className={styles.account}
        variant="borderless"
        popupMatchSelectWidth={false}
        defaultActiveFirstOption
        options={options}
        open={typed !== null && options.length > 0}
        value={typed ?? (known ? `${known.code} ${known.name}` : line.accountCode)}
        onSearch={(text) => {
          setTyped(text);
          onChange(codeMeant(accounts, text) ?? text);
        }}
        onSelect={(code: string) => {
          setTyped(null);
          onChange(code);
        }}
        onBlur={() => setTyped(null)}
      >
        <input
          className={styles.cell}
          data-cell={cellName(line.key, 'accountCode')}
          aria-label={t('cell', { no, column: t('col.accountCode') })}
          aria-invalid={isWrong}
          onMouseDown={hold}
          onFocus={(event) => event.target.select()}
        />
      </AutoComplete>
    </td>
  );
}

function suggestionsOf(accounts: readonly Account[], typed: string | null) {
  const wanted = typed?.trim().toLowerCase() ?? '';
  if (wanted === '') return [];
  return accounts
    .filter((account) => searchTextOf(account).includes(wanted))
    .sort((one, other) => rankOf(one, wanted) - rankOf(other, wanted))
    .slice(0, SUGGESTIONS)
    .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
}

/** The account a person or a spreadsheet means: its code, its name, or both. */
export function codeMeant(accounts: readonly Account[], text: string): string | null {
  const meant = text.trim();
  const found = accounts.find(
    ({ code, name }) =>
      meant === code || meant === name || meant === `${code} ${name}` || meant === `${code}${name}`,
  );
  return found?.code ?? null;
}
