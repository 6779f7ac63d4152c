import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Skeleton } from '../shared/components/Skeleton';
import { useSession } from '../shared/session/session';
import { HomePage } from './home/HomePage';
import { CommunityShell } from './layout/CommunityShell';
import { PersonShell } from './layout/PersonShell';
import { WelcomePage } from './welcome/WelcomePage';

// The home comes with the first load; every other page when somebody goes there.
const EntryPage = lazy(() => import('./entry/EntryPage'));
const FlowPage = lazy(() => import('./flow/FlowPage'));
const UsePage = lazy(() => import('./flow/UsePage'));
const StatementPage = lazy(() => import('./statement/StatementPage'));
const PostsPage = lazy(() => import('./posts/PostsPage'));
const ReportsPage = lazy(() => import('./reports/ReportsPage'));
const HandoverPage = lazy(() => import('./handover/HandoverPage'));
const AuditPages = lazy(() => import('./audit/AuditPages'));
const DisclosurePage = lazy(() => import('./disclosure/DisclosurePage'));
const SearchPage = lazy(() => import('./search/SearchPage'));
const ExplorePage = lazy(() => import('./explore/ExplorePage'));
const HistoryPage = lazy(() => import('./history/HistoryPage'));
const ThenShell = lazy(() => import('./history/ThenShell'));
const ThenPage = lazy(() => import('./history/ThenPage'));
const MyHomePage = lazy(() => import('./my-home/MyHomePage'));
const HouseholdStatementPage = lazy(() => import('./my-home/HouseholdStatementPage'));
const MyMoneyPages = lazy(() => import('./my-money/MyMoneyPages'));
const PayPage = lazy(() => import('./pay/PayPage'));
const PaymentPage = lazy(() => import('./pay/PaymentPage'));
const SandboxPage = lazy(() => import('./pay/SandboxPage'));
const CollectionPage = lazy(() => import('./collection/CollectionPage'));
const CommonIncomePage = lazy(() => import('./common-income/CommonIncomePage'));
const BudgetPages = lazy(() => import('./budget/BudgetPages'));
const RemunerationPage = lazy(() => import('./remuneration/RemunerationPage'));
const VotesPage = lazy(() => import('./votes/VotesPage'));
const VotePage = lazy(() => import('./votes/VotePage'));
const ObjectionsPage = lazy(() => import('./objections/ObjectionsPage'));
const InquiryPages = lazy(() => import('./inquiries/InquiryPages'));
const NoticesPage = lazy(() => import('./follow/NoticesPage'));
const TakeAwayPage = lazy(() => import('./take-away/TakeAwayPage'));
const PublicPage = lazy(() => import('./public/PublicPage'));
const MePage = lazy(() => import('./me/MePage'));
const FirstPasswordPage = lazy(() => import('./welcome/FirstPasswordPage'));

export function App() {
  const { data: session } = useSession();
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      {session?.mustChangePassword ? <FirstPasswordPage session={session} /> : <Pages />}
    </Suspense>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path="/" element={<WelcomePage />} />
      <Route element={<PersonShell />}>
        <Route path="/me" element={<MePage />} />
      </Route>
      <Route path="/c/:communityId" element={<CommunityShell />}>
        <Route index element={<HomePage />} />
        <Route path="flow" element={<FlowPage />} />
        <Route path="flow/uses/:useKey" element={<UsePage />} />
        <Route path="entries/:seq" element={<EntryPage />} />
        <Route path="statement" element={<StatementPage />} />
        <Route path="search" element={<SearchPage />} />
        <Route path="explore" element={<ExplorePage />} />
        <Route path="history" element={<HistoryPage />} />
        <Route path="then/:asOf" element={<ThenShell />}>
          <Route index element={<ThenPage />} />
          <Route path="flow" element={<FlowPage />} />
          <Route path="flow/uses/:useKey" element={<UsePage />} />
          <Route path="statement" element={<StatementPage />} />
          <Route path="entries/:seq" element={<EntryPage />} />
          <Route path="explore" element={<ExplorePage />} />
        </Route>
        <Route path="posts" element={<PostsPage />} />
        <Route path="reports" element={<ReportsPage />} />
        <Route path="handover" element={<HandoverPage />} />
        <Route path="audit/*" element={<AuditPages />} />
        <Route path="disclosure" element={<DisclosurePage />} />
        <Route path="my-home" element={<MyHomePage />} />
        <Route path="my-home/statement" element={<HouseholdStatementPage />} />
        <Route path="my-money/*" element={<MyMoneyPages />} />
        <Route path="my-home/pay" element={<PayPage />} />
        <Route path="payments/:paymentId" element={<PaymentPage />} />
        <Route path="collection" element={<CollectionPage />} />
        <Route path="common-income" element={<CommonIncomePage />} />
        <Route path="budget/*" element={<BudgetPages />} />
        <Route path="remuneration" element={<RemunerationPage />} />
        <Route path="votes" element={<VotesPage />} />
        <Route path="votes/:resolutionId" element={<VotePage />} />
        <Route path="inquiries/*" element={<InquiryPages />} />
        <Route path="notices" element={<NoticesPage />} />
        <Route path="take-away" element={<TakeAwayPage />} />
        <Route path="objections" element={<ObjectionsPage />} />
      </Route>
      <Route path="/public/:communityId" element={<PublicPage />} />
      <Route path="/sandbox/wechat/pay/:outTradeNo" element={<SandboxPage />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
