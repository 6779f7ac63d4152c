import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../shared/i18n/i18n';
import '../shared/styles/tokens.css';
import { DeskApp } from './app/DeskApp';
import { deskMessages } from './app/messages';
import './desk.css';

async function start(): Promise<void> {
  await startI18n(deskMessages);
  const root = document.getElementById('root');
  if (!root) throw new Error('desk.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <DeskApp />
    </StrictMode>,
  );
}

void start();
