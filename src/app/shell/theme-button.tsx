import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/ui/button.tsx';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const icons = { system: Monitor, light: Sun, dark: Moon };

function storedTheme(): Theme {
  return themes.find((theme) => theme === localStorage.getItem('theme')) ?? 'system';
}

/** Light, dark, or as the system says; `public/theme.js` puts the choice in force before the first paint. */
export function ThemeButton() {
  const [theme, setTheme] = useState(storedTheme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const Icon = icons[theme];

  function apply() {
    if (next === 'system') {
      localStorage.removeItem('theme');
      delete document.documentElement.dataset['theme'];
    } else {
      localStorage.setItem('theme', next);
      document.documentElement.dataset['theme'] = next;
    }
    setTheme(next);
  }

  return (
    <Button look="quiet" size="icon" aria-label={`Theme: ${theme}. Change to ${next}`} onClick={apply}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </Button>
  );
}
