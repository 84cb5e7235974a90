import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { ErrorScreen } from './error-screen.tsx';

/** A page that breaks leaves the way to the others standing: whoever goes elsewhere has left the error behind. */
export function PageBoundary({ children }: { children: ReactNode }) {
  return <BoundaryAt place={useLocation()}>{children}</BoundaryAt>;
}

type BoundaryProps = { place: unknown; children: ReactNode };
type BoundaryState = { broken: { error: unknown } | null; place: unknown };

class BoundaryAt extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { broken: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { broken: { error } };
  }

  static getDerivedStateFromProps({ place }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return place === state.place ? null : { broken: null, place };
  }

  override render(): ReactNode {
    return this.state.broken === null ? this.props.children : <ErrorScreen error={this.state.broken.error} />;
  }
}
