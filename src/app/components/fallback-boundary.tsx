import { Component, type ReactNode } from 'react';

type FallbackBoundaryProps = { fallback: ReactNode; children: ReactNode };

export class FallbackBoundary extends Component<FallbackBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
