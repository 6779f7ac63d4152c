/** Suppliers of the demonstration; names, accounts and numbers are invented. */
export interface DemoPayee {
  key: string;
  name: string;
  bankName: string;
  accountNo: string;
  creditCode?: string;
  relatedParty?: string;
}

const payee = (key: string, name: string, bankName: string, tail: string): DemoPayee => ({
  key,
  name,
  bankName,
  accountNo: `6217${key.length}0008210${tail}`,
});

export const DEMO_PAYEES: readonly DemoPayee[] = [
  payee('staff', '锦和苑项目人员工资专户', '示范银行武侯支行', '1101'),
  payee('social', '社会保险费征收专户', '示范银行城南支行', '1102'),
  payee('lift', '安捷电梯维保有限公司', '示范银行高新支行', '2210'),
  payee('fire', '恒盾消防技术服务有限公司', '示范银行双楠支行', '2211'),
  payee('camera', '明视安防工程有限公司', '示范银行高新支行', '2212'),
  payee('clean', '净美保洁服务有限公司', '示范银行簇桥支行', '2213'),
  payee('waste', '绿源环卫清运有限公司', '示范银行簇桥支行', '2214'),
  payee('green', '青禾园林绿化有限公司', '示范银行红牌楼支行', '2215'),
  payee('pest', '康洁有害生物防制服务部', '示范银行双楠支行', '2216'),
  payee('septic', '顺畅管道疏通服务部', '示范银行双楠支行', '2217'),
  payee('power', '城区供电所', '示范银行武侯支行', '3301'),
  payee('water', '城区自来水公司', '示范银行武侯支行', '3302'),
  payee('hardware', '老街五金建材经营部', '示范银行簇桥支行', '4401'),
  payee('glass', '明亮玻璃门窗店', '示范银行簇桥支行', '4402'),
  payee('masonry', '诚信装饰维修队', '示范银行红牌楼支行', '4403'),
  payee('office', '文汇办公用品商行', '示范银行武侯支行', '4404'),
  payee('insurance', '安泰财产保险公司', '示范银行总行营业部', '5501'),
  payee('culture', '邻里文化活动服务中心', '示范银行武侯支行', '5502'),
  payee('assembly', '锦和苑业主大会工作经费', '示范银行武侯支行', '5503'),
  payee('audit', '公信会计师事务所', '示范银行总行营业部', '5504'),
  payee('tax', '国家税款待报解户', '示范银行武侯支行', '5505'),
  {
    ...payee('trustee', '安和物业服务有限公司', '示范银行高新支行', '6601'),
    relatedParty: '受托人本身：信托报酬由信托财产支付（信托法第三十五条）',
  },
  payee('deposit', '装修押金退还（业主）', '示范银行武侯支行', '7701'),
];
