/** What a question of the demonstration hangs on, found in the books of its day. */
export type AskedAbout =
  | { readonly payment: string }
  /** The expense line that is used up most. */
  | { readonly fullestLine: true }
  | { readonly place: string }
  | { readonly everything: true };

export interface PlannedTurn {
  /** Days after the turn before it. */
  readonly after: number;
  readonly by: string;
  readonly say: 'answer' | 'yes' | 'no' | 'hide';
  readonly text: string;
}

export interface PlannedInquiry {
  readonly daysAgo: number;
  readonly by: string;
  readonly about: AskedAbout;
  readonly topic: string;
  readonly text: string;
  readonly turns: readonly PlannedTurn[];
}

/**
 * 问一问 over half a year: answered at once, answered at the second try, one out of sight, one too late
 * and one that waits, so that every clock can be looked at.
 */
export const INQUIRIES: readonly PlannedInquiry[] = [
  {
    daysAgo: 128,
    by: 'resident-elder',
    about: { payment: '5104' },
    topic: '公共用电为什么比上个月多',
    text: '这个月公共水电费比上个月多了不少，楼道灯早就换成声控了，多出来的电用在哪里了？',
    turns: [
      {
        after: 3,
        by: 'accountant',
        say: 'answer',
        text: '已逐表核对：楼道照明没有增加。多出来的主要是地下车库排风机和二次供水泵，天热后运行时间变长。每块电表的抄表数附在这笔账的发票后面，欢迎到服务中心一起看表。',
      },
      { after: 1, by: 'resident-elder', say: 'yes', text: '看过抄表数了，说得清楚。' },
    ],
  },
  {
    daysAgo: 64,
    by: 'resident',
    about: { payment: '510301' },
    topic: '电梯维保费按什么算',
    text: '每个月的电梯维保费是怎么算出来的？一共几台电梯，每台多少钱，维保公司每个月来几次？',
    turns: [
      {
        after: 2,
        by: 'manager',
        say: 'answer',
        text: '电梯维保费按维保合同执行，合同已经公示，请查看合同。',
      },
      {
        after: 1,
        by: 'resident',
        say: 'no',
        text: '我问的是每台多少钱、来几次，合同里的页数太多，请直接说数字。',
      },
      {
        after: 2,
        by: 'manager',
        say: 'answer',
        text: '全小区 9 台电梯，每台每月 630 元，9×630＝5,670.00 元，就是这笔账的金额。合同约定每台每月保养两次，每次保养单由楼管员签字。预算页“电梯维保”一行也写着这个单价和台数。',
      },
      { after: 1, by: 'resident', say: 'yes', text: '这回看懂了，谢谢。' },
    ],
  },
  {
    daysAgo: 47,
    by: 'resident-elder',
    about: { everything: true },
    topic: '物业的人',
    text: '你们就是一群骗子，某某某家里刚买了车，钱哪来的大家心里清楚。',
    turns: [
      {
        after: 1,
        by: 'finance-member',
        say: 'hide',
        text: '含有对他人的侮辱和没有依据的猜测；对账目有疑问请就具体一笔账重新提问。',
      },
    ],
  },
  {
    daysAgo: 19,
    by: 'protector',
    about: { fullestLine: true },
    topic: '这一项预算快用完了，年底怎么办',
    text: '这个预算项目已用九成以上，离年底还有一段时间，请说明剩下的月份怎么安排，是否需要调剂。',
    turns: [
      {
        after: 4,
        by: 'manager',
        say: 'answer',
        text: '今年集中采购提前到上半年，所以前几个月用得快。剩下的月份只补易耗品，按目前的库存够用；如果不够，会按信托合同的限额提出调剂，并先公示。',
      },
    ],
  },
  {
    daysAgo: 10,
    by: 'resident',
    about: { place: '电梯轿厢' },
    topic: '电梯广告的钱收到了吗',
    text: '公共收益页面上说电梯轿厢广告有两个季度应收未收。有没有催过？对方不付，准备怎么办？',
    turns: [],
  },
  {
    daysAgo: 2,
    by: 'resident-elder',
    about: { payment: '5108' },
    topic: '保险保的是什么',
    text: '买的这份保险保的是什么？电梯困人、楼顶掉东西砸了车，赔不赔？',
    turns: [],
  },
];
