import common from '../../shared/messages/zh/common.json';
import bank from '../../shared/messages/zh/desk-bank.json';
import books from '../../shared/messages/zh/desk-books.json';
import budget from '../../shared/messages/zh/desk-budget.json';
import budgetAccounts from '../../shared/messages/zh/desk-budget-accounts.json';
import budgetAdjust from '../../shared/messages/zh/desk-budget-adjust.json';
import budgetEditor from '../../shared/messages/zh/desk-budget-editor.json';
import budgetExecution from '../../shared/messages/zh/desk-budget-execution.json';
import bulk from '../../shared/messages/zh/desk-bulk.json';
import charges from '../../shared/messages/zh/desk-charges.json';
import close from '../../shared/messages/zh/desk-close.json';
import contract from '../../shared/messages/zh/desk-contract.json';
import counter from '../../shared/messages/zh/desk-counter.json';
import desk from '../../shared/messages/zh/desk.json';
import disclosure from '../../shared/messages/zh/disclosure.json';
import handover from '../../shared/messages/zh/handover.json';
import deskHandover from '../../shared/messages/zh/desk-handover.json';
import ask from '../../shared/messages/zh/ask.json';
import inquiries from '../../shared/messages/zh/desk-inquiries.json';
import masking from '../../shared/messages/zh/desk-evidence.json';
import robots from '../../shared/messages/zh/desk-robots.json';
import homes from '../../shared/messages/zh/desk-homes.json';
import income from '../../shared/messages/zh/desk-income.json';
import me from '../../shared/messages/zh/desk-me.json';
import payees from '../../shared/messages/zh/desk-payees.json';
import people from '../../shared/messages/zh/desk-people.json';
import reports from '../../shared/messages/zh/desk-reports.json';
import spending from '../../shared/messages/zh/desk-spending.json';
import commitments from '../../shared/messages/zh/desk-commitments.json';
import emergencies from '../../shared/messages/zh/desk-emergencies.json';
import objections from '../../shared/messages/zh/desk-objections.json';
import tally from '../../shared/messages/zh/tally.json';
import votes from '../../shared/messages/zh/desk-votes.json';
import todo from '../../shared/messages/zh/desk-todo.json';
import vouchers from '../../shared/messages/zh/desk-vouchers.json';
import arrears from '../../shared/messages/zh/desk-arrears.json';
import billing from '../../shared/messages/zh/desk-billing.json';
import audit from '../../shared/messages/zh/audit.json';
import auditTests from '../../shared/messages/zh/desk-audit-tests.json';
import exchange from '../../shared/messages/zh/desk-exchange.json';
import facts from '../../shared/messages/zh/desk-facts.json';
import household from '../../shared/messages/zh/desk-household.json';
import receipts from '../../shared/messages/zh/desk-receipts.json';
import reliefs from '../../shared/messages/zh/desk-reliefs.json';
import surplus from '../../shared/messages/zh/desk-surplus.json';
import unidentified from '../../shared/messages/zh/desk-unidentified.json';
import type { MessageSource } from '../../shared/i18n/i18n';

/** One area of messages per task of the rail; `desk` is what they share. */
export const deskMessages: MessageSource = {
  zh: {
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
  },
  en: async () => (await import('./messages-en')).english,
};
