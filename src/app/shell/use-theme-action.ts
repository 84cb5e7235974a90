import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { persistedText } from '#app/data/persisted-text.ts';
import type { Action } from '#app/components/action.ts';
import { t } from '#app/messages/shell.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const kept = persistedText('theme');
const icons = { system: Monitor, light: Sun, dark: Moon };
const words = { system: 'systemTheme', light: 'lightTheme', dark: 'darkTheme' } as const;
const labels = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

function storedTheme(): Theme {
  return themes.find((theme) => theme === kept.read()) ?? 'system';
}

/** `public/start.js` applies the choice before the first paint. */
export function useThemeAction(): Action {
  const [theme, setTheme] = useState(storedTheme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';

  function perform() {
    kept.write(next === 'system' ? null : next);
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
    setTheme(next);
  }

  return { id: 'theme', label: t(labels[theme]), word: t(words[theme]), icon: icons[theme], group: 'view', perform };
}
