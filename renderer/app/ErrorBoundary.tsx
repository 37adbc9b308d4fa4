import { IconPlugConnectedX } from '@tabler/icons-react';
import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import { CalmPage } from './CalmPage.tsx';

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** The last wall: whatever breaks outside of a page ends in a sentence and a way on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasBroken: boolean }> {
  override state = { hasBroken: false };

  static getDerivedStateFromError() {
    return { hasBroken: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    if (!this.state.hasBroken) return this.props.children;
    return (
      <CalmPage
        icon={IconPlugConnectedX}
        title={i18next.t('app.error.title')}
        sentence={i18next.t('app.error.sentence')}
        verb={i18next.t('common.action.reload')}
        onVerb={() => globalThis.location.reload()}
      />
    );
  }
}
