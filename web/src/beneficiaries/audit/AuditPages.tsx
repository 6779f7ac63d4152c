import { Route, Routes } from 'react-router';
import { AuditPage } from './AuditPage';
import { AuditsPage } from './AuditsPage';
import './words';

/** 审计: fetched as one when somebody goes there. */
export default function AuditPages() {
  return (
    <Routes>
      <Route index element={<AuditsPage />} />
      <Route path=":engagementId" element={<AuditPage />} />
    </Routes>
  );
}
