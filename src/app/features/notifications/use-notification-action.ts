import { Bell, BellOff } from 'lucide-react';
import { useActions } from '#app/components/action-registry.tsx';
import { t } from '#app/messages/notifications.ts';
import { setNotificationChoice, useNotificationChoice } from './notification-choice.ts';

export function useNotificationAction(): void {
  const choice = useNotificationChoice();
  const off = choice !== 'yes';
  useActions([
    {
      id: 'notify',
      label: t(off ? 'turnOn' : 'turnOff'),
      icon: off ? Bell : BellOff,
      group: 'view',
      disabled: choice === 'refused' ? t('blocked') : choice === 'impossible' ? t('unsupported') : undefined,
      perform: () => void setNotificationChoice(off),
    },
  ]);
}
