import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { PageBoundary } from '../../shared/components/PageBoundary';
import { Skeleton } from '../../shared/components/Skeleton';
import { useHere } from './here';
import { TodoPage } from '../todo/TodoPage';

const SpendingPage = lazy(() => import('../spending/SpendingPage'));
const SpendingFormPage = lazy(() => import('../spending/SpendingFormPage'));
const DecisionPage = lazy(() => import('../spending/DecisionPage'));
const CommitmentsPage = lazy(() => import('../commitments/CommitmentsPage'));
const VotesPage = lazy(() => import('../votes/VotesPage'));
const ResolutionPage = lazy(() => import('../votes/ResolutionPage'));
const ResolutionFormPage = lazy(() => import('../votes/ResolutionFormPage'));
const BudgetsPage = lazy(() => import('../budget/BudgetsPage'));
const BudgetPage = lazy(() => import('../budget/BudgetPage'));
const PayeesPage = lazy(() => import('../payees/PayeesPage'));
const ChargesPage = lazy(() => import('../charges/ChargesPage'));
const IncomePage = lazy(() => import('../income/IncomePage'));
const BankPage = lazy(() => import('../bank/BankPage'));
const BooksPage = lazy(() => import('../books/BooksPage'));
const EntryPage = lazy(() => import('../books/EntryPage'));
const VoucherDraftPage = lazy(() => import('../vouchers/VoucherDraftPage'));
const EntryImportPage = lazy(() => import('../vouchers/EntryImportPage'));
const ClosePage = lazy(() => import('../close/ClosePage'));
const ReportsPage = lazy(() => import('../reports/ReportsPage'));
const ExchangePage = lazy(() => import('../exchange/ExchangePage'));
const HomesPage = lazy(() => import('../homes/HomesPage'));
const PeoplePage = lazy(() => import('../people/PeoplePage'));
const EvidencePage = lazy(() => import('../evidence/EvidencePage'));
const MaskingPage = lazy(() => import('../evidence/MaskingPage'));
const InquiriesPage = lazy(() => import('../inquiries/InquiriesPage'));
const InquiryPage = lazy(() => import('../inquiries/InquiryPage'));
const HandoverPage = lazy(() => import('../handover/HandoverPage'));
const AuditsPage = lazy(() => import('../audit/AuditsPage'));
const EngagePage = lazy(() => import('../audit/EngagePage'));
const EngagementPage = lazy(() => import('../audit/EngagementPage'));
const SamplePage = lazy(() => import('../audit/SamplePage'));
const TestsPage = lazy(() => import('../audit/TestsPage'));
const TestPage = lazy(() => import('../audit/TestPage'));
const DisclosurePage = lazy(() => import('../disclosure/DisclosurePage'));
const RobotsPage = lazy(() => import('../robots/RobotsPage'));
const ContractPage = lazy(() => import('../contract/ContractPage'));
const ContractFormPage = lazy(() => import('../contract/ContractFormPage'));

/** Pages by task; each comes when first opened. */
export function CommunityRoutes() {
  const here = useHere();
  return (
    <PageBoundary key={useTaskPath()}>
      <Suspense fallback={<Skeleton lines={6} />}>
        <Routes>
          <Route path="todo" element={<TodoPage />} />
          <Route path="spending" element={<SpendingPage />} />
          <Route path="spending/new" element={<SpendingFormPage />} />
          <Route path="spending/:id" element={<DecisionPage />} />
          <Route path="spending/:id/edit" element={<SpendingFormPage />} />
          <Route path="commitments" element={<CommitmentsPage />} />
          <Route path="votes/resolutions/new" element={<ResolutionFormPage />} />
          <Route path="votes/resolutions/:id" element={<ResolutionPage />} />
          <Route path="votes/resolutions/:id/edit" element={<ResolutionFormPage />} />
          <Route path="votes/:tab?" element={<VotesPage />} />
          <Route path="budget" element={<BudgetsPage />} />
          <Route path="budget/list" element={<BudgetsPage />} />
          <Route path="budget/surplus" element={<BudgetsPage tab="surplus" />} />
          <Route path="budget/:budgetId/:tab?" element={<BudgetPage />} />
          <Route path="payees" element={<PayeesPage />} />
          <Route path="charges/:tab?/:id?" element={<ChargesPage />} />
          <Route path="income/:tab?" element={<IncomePage />} />
          <Route path="bank/:tab?" element={<BankPage />} />
          <Route path="books/entries/:seq" element={<EntryPage />} />
          <Route path="books/drafts/new" element={<VoucherDraftPage />} />
          <Route path="books/drafts/:id" element={<VoucherDraftPage />} />
          <Route path="books/import" element={<EntryImportPage />} />
          <Route path="books/:book?" element={<BooksPage />} />
          <Route path="evidence/:tab?" element={<EvidencePage />} />
          <Route path="evidence/files/:fileId" element={<MaskingPage />} />
          <Route path="inquiries" element={<InquiriesPage />} />
          <Route path="inquiries/:id" element={<InquiryPage />} />
          <Route path="audit" element={<AuditsPage />} />
          <Route path="audit/all/:tab" element={<AuditsPage />} />
          <Route path="audit/new" element={<EngagePage />} />
          <Route path="audit/:engagementId" element={<EngagementPage />} />
          <Route path="audit/:engagementId/samples/:sampleId" element={<SamplePage />} />
          <Route path="audit/:engagementId/tests" element={<TestsPage />} />
          <Route path="audit/:engagementId/tests/:key" element={<TestPage />} />
          <Route path="robots" element={<RobotsPage />} />
          <Route path="close" element={<ClosePage />} />
          <Route path="reports" element={<ReportsPage />} />
          <Route path="handover" element={<HandoverPage />} />
          <Route path="disclosure" element={<DisclosurePage />} />
          <Route path="exchange" element={<ExchangePage />} />
          <Route path="homes/:tab?" element={<HomesPage />} />
          <Route path="people" element={<PeoplePage />} />
          <Route path="contract" element={<ContractPage />} />
          <Route path="contract/new" element={<ContractFormPage />} />
          <Route path="*" element={<Navigate to={here.to('todo')} replace />} />
        </Routes>
      </Suspense>
    </PageBoundary>
  );
}

/** "/1/books/journal" → "/1/books": a task that could not be fetched does not block the others. */
function useTaskPath(): string {
  return useLocation().pathname.split('/').slice(0, 3).join('/');
}
