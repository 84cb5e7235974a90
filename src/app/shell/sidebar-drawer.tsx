import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { Modal } from '#app/components/modal.tsx';
import { Sidebar, type SidebarProps } from './sidebar.tsx';
import { useSidebar } from './sidebar-state.tsx';
import { t } from '#app/messages/shell.ts';

type SidebarDrawerProps = Omit<SidebarProps, 'folded'> & { onClose: () => void };

/** A modal drawer, for narrow windows and for a folded sidebar. Closes when the page changes. */
export function SidebarDrawer({ onClose, ...actions }: SidebarDrawerProps) {
  const { folded } = useSidebar();
  const { key } = useLocation();
  const [openedAt] = useState(key);

  useEffect(() => {
    if (key !== openedAt) onClose();
  }, [key, openedAt, onClose]);

  // A wide window shows the sidebar itself.
  useEffect(() => {
    if (!folded) onClose();
  }, [folded, onClose]);

  return (
    <Modal label={t('sidebar')} onClose={onClose} className="h-dvh w-64 overflow-y-auto border-r bg-rail">
      <Sidebar folded={false} {...actions} />
    </Modal>
  );
}
