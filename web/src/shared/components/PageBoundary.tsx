import { Component, type ReactNode } from 'react';
import { ApiProblem } from '../api/problem';
import { ErrorState } from './ErrorState';

/**
 * A page that cannot be fetched (no line, or a new version has replaced its file) leaves head and
 * tabs standing and offers to load again, instead of a white screen. Give it the place as `key`, so
 * that going elsewhere starts afresh.
 */
export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    // A failed import is remembered by the browser: only a new start asks for it again.
    return <ErrorState error={ApiProblem.offline()} onRetry={() => window.location.reload()} />;
  }
}
