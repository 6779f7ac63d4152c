import common from '../../shared/messages/en/common.json';
import bank from '../../shared/messages/en/desk-bank.json';
import books from '../../shared/messages/en/desk-books.json';
import budget from '../../shared/messages/en/desk-budget.json';
import budgetAccounts from '../../shared/messages/en/desk-budget-accounts.json';
import budgetAdjust from '../../shared/messages/en/desk-budget-adjust.json';
import budgetEditor from '../../shared/messages/en/desk-budget-editor.json';
import budgetExecution from '../../shared/messages/en/desk-budget-execution.json';
import bulk from '../../shared/messages/en/desk-bulk.json';
import charges from '../../shared/messages/en/desk-charges.json';
import close from '../../shared/messages/en/desk-close.json';
import contract from '../../shared/messages/en/desk-contract.json';
import counter from '../../shared/messages/en/desk-counter.json';
import desk from '../../shared/messages/en/desk.json';
import disclosure from '../../shared/messages/en/disclosure.json';
import handover from '../../shared/messages/en/handover.json';
import deskHandover from '../../shared/messages/en/desk-handover.json';
import ask from '../../shared/messages/en/ask.json';
import inquiries from '../../shared/messages/en/desk-inquiries.json';
import masking from '../../shared/messages/en/desk-evidence.json';
import robots from '../../shared/messages/en/desk-robots.json';
import homes from '../../shared/messages/en/desk-homes.json';
import income from '../../shared/messages/en/desk-income.json';
import me from '../../shared/messages/en/desk-me.json';
import payees from '../../shared/messages/en/desk-payees.json';
import people from '../../shared/messages/en/desk-people.json';
import reports from '../../shared/messages/en/desk-reports.json';
import spending from '../../shared/messages/en/desk-spending.json';
import commitments from '../../shared/messages/en/desk-commitments.json';
import emergencies from '../../shared/messages/en/desk-emergencies.json';
import objections from '../../shared/messages/en/desk-objections.json';
import tally from '../../shared/messages/en/tally.json';
import votes from '../../shared/messages/en/desk-votes.json';
import todo from '../../shared/messages/en/desk-todo.json';
import vouchers from '../../shared/messages/en/desk-vouchers.json';
import arrears from '../../shared/messages/en/desk-arrears.json';
import billing from '../../shared/messages/en/desk-billing.json';
import audit from '../../shared/messages/en/audit.json';
import auditTests from '../../shared/messages/en/desk-audit-tests.json';
import exchange from '../../shared/messages/en/desk-exchange.json';
import facts from '../../shared/messages/en/desk-facts.json';
import household from '../../shared/messages/en/desk-household.json';
import receipts from '../../shared/messages/en/desk-receipts.json';
import reliefs from '../../shared/messages/en/desk-reliefs.json';
import surplus from '../../shared/messages/en/desk-surplus.json';
import unidentified from '../../shared/messages/en/desk-unidentified.json';

/** Loaded when somebody asks for English. */
export const english = {
  common,
  desk,
  todo,
  spending,
  commitments,
  votes,
  objections,
  emergencies,
  tally,
  budget,
  'budget-editor': budgetEditor,
  'budget-execution': budgetExecution,
  'budget-adjust': budgetAdjust,
  'budget-accounts': budgetAccounts,
  surplus,
  payees,
  bulk,
  charges,
  counter,
  arrears,
  billing,
  facts,
  household,
  receipts,
  reliefs,
  unidentified,
  income,
  bank,
  books,
  vouchers,
  close,
  reports,
  exchange,
  audit,
  'audit-tests': auditTests,
  ask,
  disclosure,
  handover,
  'desk-handover': deskHandover,
  inquiries,
  masking,
  robots,
  homes,
  people,
  contract,
  me,
};
