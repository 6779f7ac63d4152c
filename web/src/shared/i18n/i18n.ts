import { useMemo, useSyncExternalStore } from 'react';
import type { Language } from '../format/dates';
import { bookOf, say, type Book, type Messages, type WordValues } from './words';

const KEPT_AS = 'language';

export interface MessageSource {
  /** Chinese comes with the page: no second round trip for nearly everybody. */
  zh: Messages;
  /** English comes when asked for. */
  en: () => Promise<Messages>;
}

/** Says a text in the language being shown: `t('home:month.in')`, `t('retry')`. */
export type Words = (key: string, values?: WordValues) => string;

interface Shown {
  language: Language;
  /** The language's own book first, then Chinese for what it lacks. */
  books: readonly Book[];
}

let source: MessageSource = { zh: {}, en: () => Promise.resolve({}) };
let shown: Shown = { language: 'zh', books: [] };
let english: Book | undefined;
const listeners = new Set<() => void>();

/** Called once by each entry before it renders. */
export async function startI18n(messages: MessageSource): Promise<void> {
  source = messages;
  shown = { language: 'zh', books: [bookOf(messages.zh)] };
  if (keptLanguage() === 'en') await switchLanguage('en');
}

/** Chinese of a page that is fetched when somebody goes there; English comes whole when asked for. */
export function addChinese(messages: Messages): void {
  const [known = bookOf({})] = shown.books.slice(-1);
  const book = new Map([...known, ...bookOf(messages)]);
  shown = { ...shown, books: [...shown.books.slice(0, -1), book] };
  for (const listener of listeners) listener();
}

/** Without a line to fetch English, Chinese stays. */
export async function switchLanguage(language: Language): Promise<void> {
  const chinese = shown.books.slice(-1);
  if (language === 'en' && !(await loadEnglish())) return;
  const own = language === 'en' && english ? [english] : [];
  shown = { language, books: [...own, ...chinese] };
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  keep(language);
  for (const listener of listeners) listener();
}

async function loadEnglish(): Promise<boolean> {
  try {
    english ??= bookOf(await source.en());
    return true;
  } catch {
    return false;
  }
}

/** The words of the areas given, and of `common` when none are; a switch shows at once. */
export function useWords(...areas: string[]): Words {
  const { books } = useShown();
  const wanted = areas.join(' ') || 'common';
  return useMemo(() => {
    const inOrder = wanted.split(' ');
    return (key, values) => say(books, inOrder, key, values);
  }, [books, wanted]);
}

/** The language being shown, for dates and layout. */
export function useLanguage(): Language {
  return useShown().language;
}

function useShown(): Shown {
  return useSyncExternalStore(subscribe, () => shown);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keptLanguage(): Language {
  try {
    return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // no storage: Chinese again next time
  }
}
