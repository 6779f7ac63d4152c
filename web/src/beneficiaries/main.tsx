import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { newQueryClient } from '../shared/api/queries';
import { startI18n } from '../shared/i18n/i18n';
import { applyKeptTypeSize } from '../shared/session/type-size';
import '../shared/styles/tokens.css';
import '../shared/styles/resident.css';
import { App } from './App';
import { residentMessages } from './messages';

async function start(): Promise<void> {
  applyKeptTypeSize();
  await startI18n(residentMessages);
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <QueryClientProvider client={newQueryClient()}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>,
  );
}

void start();
