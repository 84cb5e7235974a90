import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { Modal } from '#app/components/modal.tsx';
import { Sidebar, type SidebarProps } from './sidebar.tsx';
import { useSidebar } from './sidebar-state.tsx';
import { t } from '#app/messages/shell.ts';

/** A modal drawer, for narrow windows and for a folded sidebar. Closes when the page changes. */
export function SidebarDrawer(actions: Omit<SidebarProps, 'folded'>) {
  const { setDrawerOpen, folded } = useSidebar();
  const { key } = useLocation();
  const [openedAt] = useState(key);

  useEffect(() => {
    if (key !== openedAt) setDrawerOpen(false);
  }, [key, openedAt, setDrawerOpen]);

  // A wide window shows the sidebar itself.
  useEffect(() => {
    if (!folded) setDrawerOpen(false);
  }, [folded, setDrawerOpen]);

  return (
    <Modal
      label={t('sidebar')}
      onClose={() => setDrawerOpen(false)}
      className="h-dvh w-64 overflow-y-auto border-r bg-rail"
    >
      <Sidebar folded={false} {...actions} />
    </Modal>
  );
}
