import { EXIT } from '../lib/report.mjs';

/**
 * What a person reads at the end. `--json` gives machines the same.
 * @typedef {import('../lib/report.mjs').Result} Result
 */

const MARKS = { ok: '✓', failed: '✗', 'not-done': '–' };
const FINDINGS_SHOWN = 5;

/** @type {Record<number, string>} */
const VERDICTS = {
  [EXIT.ok]: '通过：账本完整，与签过名的账本头一致。',
  [EXIT.data]: '不通过：账目内容有错误。',
  [EXIT.tree]: '不通过：账本内容与签过名的账本头不符，有记录被改动、增删或调换。',
  [EXIT.signature]: '不通过：签名不对，不能证明这份账本是谁签的。',
  [EXIT.kept]: '不通过：账本与您先前留存的账本头矛盾，已经入账的内容被改写过。',
  [EXIT.stale]: '存疑：内容对得上，但账本头过旧或时间不可信。',
};

/** @type {Record<number, string>} */
const NEXT = {
  [EXIT.ok]: '请把本次的账本头另存一份（--save-head），下次核对时用 --kept 带上它。',
  [EXIT.data]: '请先重新下载再核对一次；结果相同，请把这份文件和以上结果交给业委会与审计。',
  [EXIT.tree]: '请先重新下载再核对一次；结果相同，请保存这份文件，交给业委会、社区或审计。',
  [EXIT.signature]: '请核对公钥是否与公示表上印的一致；一致而仍不通过，请保存文件并告知业委会。',
  [EXIT.kept]:
    '请不要删除这份文件和您留存的账本头：两者合在一起就是证据。请交给业委会、社区或审计。',
  [EXIT.stale]: '请重新下载最新的账本；如果一直没有更新的，请问物业为何停止签署。',
};

/** @param {import('../lib/report.mjs').Finding} finding */
function whereabouts({ leaf, line, column, stated, found }) {
  const parts = [
    leaf === undefined ? '' : `第 ${leaf} 条记录`,
    line === undefined ? '' : `文件第 ${line} 行`,
    column ? `字段 ${column}` : '',
    stated ? `应为 ${stated}` : '',
    found ? `实为 ${found}` : '',
  ];
  return parts.filter(Boolean).join('，');
}

/** @param {import('../lib/report.mjs').CheckResult} check */
function checkLine({ title, state, figure, failures }) {
  const trouble = failures > 0 ? `：发现 ${failures} 处问题` : '';
  return `${MARKS[state]} ${title}${trouble}${figure ? `（${figure}）` : ''}`;
}

/** @param {import('../lib/report.mjs').Finding[]} findings */
function findingLines(findings) {
  if (findings.length === 0) return [];
  const shown = findings.slice(0, FINDINGS_SHOWN).map((finding) => {
    const at = whereabouts(finding);
    return `· ${finding.message}${at ? `\n    （${at}）` : ''}`;
  });
  const rest = findings.length - shown.length;
  return ['', '问题：', ...shown, ...(rest > 0 ? [`· 其余 ${rest} 处见 --json`] : [])];
}

/**
 * @param {Result} result
 * @param {{ selfStated: boolean }} context whether the key came from the file itself
 */
export function forPeople({ exit, checks, findings, facts }, { selfStated }) {
  const keyNote =
    selfStated && exit !== EXIT.signature
      ? [
          `所用公钥取自文件本身：${facts['vkey']}`,
          '请与公示表或主页上的公钥对照，或用 --vkey 给出。',
        ]
      : [];
  return [
    [facts['name'], facts['origin']].filter(Boolean).join(' · '),
    '',
    ...checks.map(checkLine),
    ...findingLines(findings),
    '',
    VERDICTS[exit],
    NEXT[exit],
    ...keyNote,
  ].join('\n');
}
