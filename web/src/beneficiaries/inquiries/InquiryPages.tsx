import { Route, Routes } from 'react-router';
import { AskPage } from './AskPage';
import { InquiryPage } from './InquiryPage';
import { ListPage } from './ListPage';
import './words';

/** 问一问: fetched as one when somebody goes there. */
export default function InquiryPages() {
  return (
    <Routes>
      <Route index element={<ListPage />} />
      <Route path="ask" element={<AskPage />} />
      <Route path=":inquiryId" element={<InquiryPage />} />
    </Routes>
  );
}
