import { Route, Routes } from 'react-router';
import { BudgetPage } from './BudgetPage';
import { EmergenciesPage } from './EmergenciesPage';
import { ExecutionPage } from './ExecutionPage';
import { FinalAccountsPage } from './FinalAccountsPage';
import { LinePage } from './LinePage';
import { SurplusPage } from './SurplusPage';
import { VersionsPage } from './VersionsPage';
import './words';

/** 预算: fetched as one when somebody goes there. */
export default function BudgetPages() {
  return (
    <Routes>
      <Route index element={<BudgetPage />} />
      <Route path="emergencies" element={<EmergenciesPage />} />
      <Route path="surplus" element={<SurplusPage />} />
      <Route path=":budgetId" element={<BudgetPage />} />
      <Route path=":budgetId/lines/:lineId" element={<LinePage />} />
      <Route path=":budgetId/versions" element={<VersionsPage />} />
      <Route path=":budgetId/execution" element={<ExecutionPage />} />
      <Route path=":budgetId/final-accounts" element={<FinalAccountsPage />} />
    </Routes>
  );
}
