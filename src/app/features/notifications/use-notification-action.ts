import { Bell, BellOff } from 'lucide-react';
import { useActions } from '#app/components/action.ts';
import { setNotificationChoice, useNotificationChoice } from './notification-choice.ts';

export function useNotificationAction(): void {
  const choice = useNotificationChoice();
  const off = choice !== 'yes';
  const reasons = {
    refused: 'The browser shows no notifications from this page. Allow them in its settings for this site.',
    impossible: 'This browser has no notifications.',
  };
  useActions([
    {
      id: 'notify',
      label: off ? 'Notify when a long turn ends' : 'Don’t notify when a long turn ends',
      icon: off ? Bell : BellOff,
      group: 'View',
      disabled: choice === 'refused' || choice === 'impossible' ? reasons[choice] : undefined,
      perform: () => void setNotificationChoice(off),
    },
  ]);
}
