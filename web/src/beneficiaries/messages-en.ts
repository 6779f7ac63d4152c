import ask from '../shared/messages/en/ask.json';
import budget from '../shared/messages/en/budget.json';
import collection from '../shared/messages/en/collection.json';
import common from '../shared/messages/en/common.json';
import commonIncome from '../shared/messages/en/common-income.json';
import entry from '../shared/messages/en/entry.json';
import audit from '../shared/messages/en/audit.json';
import disclosure from '../shared/messages/en/disclosure.json';
import handover from '../shared/messages/en/handover.json';
import explore from '../shared/messages/en/explore.json';
import flow from '../shared/messages/en/flow.json';
import home from '../shared/messages/en/home.json';
import inquiries from '../shared/messages/en/inquiries.json';
import me from '../shared/messages/en/me.json';
import myHome from '../shared/messages/en/my-home.json';
import myMoney from '../shared/messages/en/my-money.json';
import nav from '../shared/messages/en/nav.json';
import notices from '../shared/messages/en/notices.json';
import objections from '../shared/messages/en/objections.json';
import openData from '../shared/messages/en/open-data.json';
import posts from '../shared/messages/en/posts.json';
import privacy from '../shared/messages/en/privacy.json';
import proof from '../shared/messages/en/proof.json';
import remuneration from '../shared/messages/en/remuneration.json';
import reportShelf from '../shared/messages/en/report-shelf.json';
import reports from '../shared/messages/en/reports.json';
import statement from '../shared/messages/en/statement.json';
import tally from '../shared/messages/en/tally.json';
import votes from '../shared/messages/en/votes.json';
import welcome from '../shared/messages/en/welcome.json';

/** Loaded only for those who switch. */
export const english = {
  ask,
  budget,
  collection,
  common,
  'common-income': commonIncome,
  entry,
  audit,
  disclosure,
  handover,
  explore,
  flow,
  home,
  inquiries,
  me,
  'my-home': myHome,
  'my-money': myMoney,
  nav,
  notices,
  objections,
  'open-data': openData,
  posts,
  privacy,
  proof,
  remuneration,
  'report-shelf': reportShelf,
  reports,
  statement,
  tally,
  votes,
  welcome,
};
