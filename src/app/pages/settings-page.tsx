import { OutgoingTurns } from '#app/features/outbox/outgoing-turns.tsx';
import { BrowserData } from '#app/features/settings/browser-data.tsx';
import { Models } from '#app/features/settings/models.tsx';
import { t } from '#app/messages/navigation.ts';
import { PageHeader } from '#app/shell/page-header.tsx';
import { ScrollPane } from '#app/shell/scroll-pane.tsx';

export function SettingsPage() {
  return (
    <>
      <PageHeader title={t('settings')} />
      <ScrollPane className="px-4 pb-10 md:px-page">
        <Models />
        <BrowserData renderOutgoing={(turns) => <OutgoingTurns turns={turns} onEdit={undefined} className="" />} />
      </ScrollPane>
    </>
  );
}
