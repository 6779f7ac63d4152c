import { chinaTime } from '../lib/heads.mjs';
import { compareFigure, nameOf } from '../lib/report-check.mjs';
import type { ProvenStatement } from '../lib/report-proof.mjs';
import type { Finding, Passage, Verdict } from '../lib/report-verdict.mjs';
import { byId, make } from './elements';

const WORDS = {
  green: ['一致', '这份报告与存证的一字不差。'],
  amber: ['还不能确定', '没有发现改动，但还缺一样东西才能说一致，见下。'],
  red: ['不一致', '这份报告与存证不符，或存证本身有问题，见下。请保留这份文件，交给业委会。'],
} as const;

/** Of paper only the code can be read: the words around it are for the reader's own eyes. */
const OF_PAPER = [
  '码是真的',
  '这份存证在签过名的账本里。纸上的字机器看不到：请逐项对照下面的数字，和正文印的是不是一样。',
] as const;

/** What the reader may do next, besides reading. */
export interface Offers {
  /** Keeps the key and the head of what was proven, and checks again. */
  readonly trust: () => void;
  /** SHA-256 of the file, to be compared with the archive page; null for codes on paper. */
  readonly sha256: string | null;
}

export function showVerdict(verdict: Verdict, offers: Offers): void {
  const result = byId('result', HTMLElement);
  const { proven } = verdict;
  result.replaceChildren(
    panelOf(verdict, offers),
    ...(proven ? [...figuresOf(proven), ...recordOf(proven, offers)] : []),
  );
  result.hidden = false;
  result.focus({ preventScroll: true });
  result.scrollIntoView({ block: 'start', behavior: 'smooth' });
}

/** That the file could not be opened at all. */
export function showTrouble(message: string): void {
  const result = byId('result', HTMLElement);
  const panel = make('div', { class: 'verdict amber' }, make('p', { class: 'word' }, '读不了'));
  panel.append(make('p', {}, message));
  result.replaceChildren(panel);
  result.hidden = false;
  result.focus();
}

function panelOf({ state, findings, proven }: Verdict, offers: Offers): HTMLElement {
  const ofPaper = state === 'green' && offers.sha256 === null;
  const [word, sentence] = ofPaper ? OF_PAPER : WORDS[state];
  const panel = make('div', { class: `verdict ${state}`, 'data-state': state });
  panel.append(make('p', { class: 'word' }, word), make('p', {}, sentence));
  if (proven) {
    const { statement } = proven;
    const named = `${nameOf(statement)}，正文 ${statement.pages} 页，数据截至账簿第 ${statement.throughSeq} 笔`;
    panel.append(make('p', {}, make('strong', {}, named)));
  }
  const list = make('ul', { class: 'findings' }, ...findings.map(lineOf));
  if (findings.length > 0) panel.append(list);
  if (findings.some(({ code }) => code === 'key.unknown') && proven) {
    const button = make('button', { type: 'button', class: 'main' }, '对过了，记住这把公钥');
    button.addEventListener('click', offers.trust);
    panel.append(make('p', { class: 'quiet' }, proven.head.vkey), button);
  }
  return panel;
}

function lineOf({ code, message, passage }: Finding): HTMLElement {
  const line = make('li', { 'data-code': code }, message);
  if (passage) line.append(passageOf(passage));
  return line;
}

function passageOf({ before, stated, found, after }: Passage): HTMLElement {
  const around = (middle: string) => [
    `…${before}`,
    make('mark', {}, middle || '（没有）'),
    `${after}…`,
  ];
  return make(
    'dl',
    { class: 'passage' },
    make('dt', {}, '存证里是'),
    make('dd', {}, ...around(stated)),
    make('dt', {}, '这份文件里是'),
    make('dd', { class: 'found' }, ...around(found)),
  );
}

/** Large, for they are what a reader of paper compares. */
function figuresOf({ statement }: ProvenStatement): HTMLElement[] {
  if (statement.figures.length === 0) return [];
  const pairs = statement.figures.map(([label, value]) =>
    make('div', {}, make('dt', {}, label), make('dd', {}, value)),
  );
  const input = make('input', { type: 'text', id: 'figure', inputmode: 'decimal' });
  const said = make('p', { role: 'status', class: 'quiet' });
  input.addEventListener('input', () => {
    const typed = input.value.trim();
    const { matches, message } = compareFigure(statement, typed);
    said.textContent = typed === '' ? '' : `${matches ? '✓' : '✗'} ${message}`;
  });
  return [
    make('h3', {}, '存证里的数字，请与纸上印的对照'),
    make('dl', { class: 'figures' }, ...pairs),
    make('label', { for: 'figure' }, '或者把纸上的一个数字输进来'),
    input,
    said,
  ];
}

function recordOf({ statement, index, head }: ProvenStatement, offers: Offers): HTMLElement[] {
  const rows: [string, string][] = [
    ['报告指纹', statement.pagesRoot],
    ['位置', `账本第 ${index + 1} 条记录；签名时共 ${head.size} 条`],
    ['账本指纹', head.root],
    ['签名时间', head.signedAt === null ? '没有记' : `${chinaTime(head.signedAt)}（北京时间）`],
    ['账本公钥', head.vkey],
    ...(offers.sha256
      ? [['文件指纹', `${offers.sha256}（SHA-256，与网上“报告”页所列对照）`] as [string, string]]
      : []),
  ];
  const list = make('dl', { class: 'record' });
  for (const [label, value] of rows) list.append(make('dt', {}, label), make('dd', {}, value));
  const details = make('details', {}, make('summary', {}, '存证的内容'), list);
  return [details];
}
