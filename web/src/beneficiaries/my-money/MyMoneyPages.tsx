import { Route, Routes } from 'react-router';
import { CheckPage } from './CheckPage';
import { MyMoneyPage } from './MyMoneyPage';
import { UsePage } from './UsePage';
import './words';

/** 我的钱去哪了: fetched as one when somebody goes there. */
export default function MyMoneyPages() {
  return (
    <Routes>
      <Route index element={<MyMoneyPage />} />
      <Route path="uses/:useKey" element={<UsePage />} />
      <Route path="check" element={<CheckPage />} />
    </Routes>
  );
}
