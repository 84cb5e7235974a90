import { Bell, BellOff } from 'lucide-react';
import { useActions } from '#app/components/action.ts';
import { chooseNotify, useNotifyChoice } from './notify-choice.ts';

export function useNotifyAction(): void {
  const choice = useNotifyChoice();
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
      perform: () => void chooseNotify(off),
    },
  ]);
}
