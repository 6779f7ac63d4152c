/** Why a head is not signed: a stable code, and a sentence that the page of the log shows in red. */
export interface Doubt {
  readonly code:
    | 'gone'
    | 'smaller'
    | 'gap'
    | 'leaf-changed'
    | 'history-changed'
    | 'head-wrong'
    | 'signed-elsewhere'
    | 'state-missing'
    | 'state-behind'
    | 'state-damaged'
    | 'not-the-head-compared';
  readonly sentence: string;
}

const short = (root: Buffer): string => root.toString('hex').slice(0, 16);

/** All the reasons there are. None is ever overcome by signing anyway. */
export const doubts = {
  gone: (signed: number): Doubt => ({
    code: 'gone',
    sentence: `数据库里没有这个小区的留痕日志了，而签名机已签到 ${signed} 条`,
  }),
  smaller: (found: number, signed: number): Doubt => ({
    code: 'smaller',
    sentence: `留痕日志变短了：数据库里有 ${found} 条，签名机已签到 ${signed} 条`,
  }),
  gap: (expected: number): Doubt => ({
    code: 'gap',
    sentence: `留痕日志缺第 ${expected} 条，或其后条数对不上`,
  }),
  leafChanged: (index: number): Doubt => ({
    code: 'leaf-changed',
    sentence: `第 ${index} 条留痕的原文与其哈希不符`,
  }),
  historyChanged: (size: number): Doubt => ({
    code: 'history-changed',
    sentence: `前 ${size} 条留痕与当时签过的树根不符：签过的内容被改动过`,
  }),
  headWrong: (size: number): Doubt => ({
    code: 'head-wrong',
    sentence: `数据库里 ${size} 条时的账本头与签名机逐条算出的不符：签过的内容或账本头被改动过`,
  }),
  signedElsewhere: (size: number): Doubt => ({
    code: 'signed-elsewhere',
    sentence: `数据库里 ${size} 条时的签名不是签名机签的那一个`,
  }),
  stateMissing: (signed: number): Doubt => ({
    code: 'state-missing',
    sentence: `数据库里已有签到 ${signed} 条的签名，签名机却没有这个小区的记录`,
  }),
  stateBehind: (signed: number, kept: number): Doubt => ({
    code: 'state-behind',
    sentence: `数据库里已有签到 ${signed} 条的签名，签名机的记录只到 ${kept} 条`,
  }),
  stateDamaged: (): Doubt => ({
    code: 'state-damaged',
    sentence: '签名机上这个小区的记录读不出来，或不是现在这把密钥签的',
  }),
  notTheHeadCompared: (size: number, root: Buffer): Doubt => ({
    code: 'not-the-head-compared',
    sentence: `${size} 条时算出的树根开头是 ${short(root)}，与人工核对过的不同`,
  }),
};
