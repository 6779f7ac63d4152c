import common from '../shared/messages/en/common.json';
import entry from '../shared/messages/en/entry.json';
import flow from '../shared/messages/en/flow.json';
import home from '../shared/messages/en/home.json';
import me from '../shared/messages/en/me.json';
import nav from '../shared/messages/en/nav.json';
import posts from '../shared/messages/en/posts.json';
import proof from '../shared/messages/en/proof.json';
import reports from '../shared/messages/en/reports.json';
import statement from '../shared/messages/en/statement.json';
import welcome from '../shared/messages/en/welcome.json';

/** Loaded only for those who switch. */
export const english = {
  common,
  entry,
  flow,
  home,
  me,
  nav,
  posts,
  proof,
  reports,
  statement,
  welcome,
};
