import { conflict, invalid, notFound } from '../shared/domain-error';

/** Every way the proof log can say no. The sentence says what happened and what to do next. */
export const proofErrors = {
  leafMalformed: (why: string) =>
    invalid('log.leaf-malformed', `这条留痕的原文不合格式（${why}），请从来源重新获取`),
  frontierMalformed: () =>
    invalid('log.frontier-malformed', '留痕日志的账本头与条数对不上，请用 verify 命令核对'),
  rangeOutside: () =>
    invalid('log.range-outside', '所要的证明超出了留痕日志的范围，请先取最新的账本头再要'),
  proofMalformed: (why: string) =>
    invalid('log.proof-malformed', `这份证明文件不合格式（${why}），请重新下载`),
  noteMalformed: (why: string) =>
    invalid('log.note-malformed', `这份签名文本不合格式（${why}），请从来源重新获取`),
  keyMalformed: (why: string) =>
    invalid('log.key-malformed', `这个公钥或私钥不合格式（${why}），请核对是否完整复制`),
  noteUnsigned: (name: string) =>
    invalid('log.note-unsigned', `这份文本没有 ${name} 的有效签名，不能相信；请从来源重新获取`),
  signatureWrong: (name: string) =>
    invalid(
      'log.signature-wrong',
      `${name} 的签名与文本不符，文本可能被改过；请保留这份文本并联系监督人`,
    ),
  checkpointMalformed: (why: string) =>
    invalid('log.checkpoint-malformed', `这份账本头不合格式（${why}），请从来源重新获取`),
  originWrong: (origin: string) =>
    invalid('log.origin-wrong', `这份账本头属于另一本留痕日志（${origin}），请核对小区和公钥`),
  unknown: () => notFound('log.unknown', '没有找到这个小区的留痕日志，请核对网址'),
  notSignedYet: () =>
    notFound(
      'log.not-signed-yet',
      '这里的留痕还没有签名。新的账本头几秒钟内就会签出，请稍等片刻再刷新',
    ),
  refused: (reason: string) =>
    conflict(
      'log.refused',
      `留痕日志没有通过签名前的核对（${reason}），在查清之前不再签名。请联系监督人`,
    ),
  sizeUnsigned: (size: number) =>
    conflict(
      'log.size-unsigned',
      `留痕日志目前签到第 ${size} 条，还不能证明更长的部分。请先取最新的账本头，再要它的证明`,
    ),
  receiptsTreeUnknown: () =>
    notFound(
      'log.receipts-tree-unknown',
      '这个月还没有收款核对树：月份结账时生成，请在结账之后再来核对',
    ),
  treeBroken: () =>
    conflict(
      'log.tree-broken',
      '留痕日志缺少应有的记录，无法给出证明。请保留已有的证明文件并联系监督人',
    ),
};
