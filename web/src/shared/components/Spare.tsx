import { Component, Suspense, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
}

/**
 * Something fetched on the side that the page can do without: while it is on its way, and when it cannot be
 * fetched (no line), nothing stands in its place, and the page stays.
 */
export class Spare extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? null : <Suspense fallback={null}>{this.props.children}</Suspense>;
  }
}
