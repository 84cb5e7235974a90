import { Component, type ReactNode } from 'react';

type FallbackBoundaryProps = { fallback: ReactNode; children: ReactNode };

/** Shows the fallback in the place of what broke while it was shown, and lets the rest of the page stand. */
export class FallbackBoundary extends Component<FallbackBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
