import type { Config } from 'tailwindcss';

const token = (name: string) => `var(--${name})`;
const tokens = (...names: string[]) => Object.fromEntries(names.map((name) => [name, token(name)]));

/** The design's vocabulary. The values stand in src/app/app.css, once for both themes. */
export default {
  content: ['./index.html', './src/app/**/*.{ts,tsx}'],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      ...tokens('canvas', 'rail', 'surface', 'raised', 'line', 'edge', 'ink', 'ink-2', 'ink-3', 'backdrop'),
      ...tokens('accent', 'accent-strong', 'accent-ink', 'accent-soft'),
      ...tokens('running', 'completed', 'error', 'aborted', 'pending'),
      ...tokens('found', 'found-ink'),
      ...tokens('series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'),
      ...tokens('running-soft', 'completed-soft', 'error-soft', 'aborted-soft'),
    },
    fontFamily: {
      sans: ['Inter', 'system-ui', 'sans-serif'],
      mono: ['"JetBrains Mono"', 'ui-monospace', 'monospace'],
    },
    fontSize: {
      xs: ['0.75rem', '1rem'],
      sm: ['0.8125rem', '1.125rem'],
      base: ['0.875rem', '1.3125rem'],
      lg: ['1rem', '1.5rem'],
      xl: ['1.375rem', '1.75rem'],
      // Answers: text, and headings of levels 1 and 2. Levels 3 and 4 are `prose` and `prose-h4`.
      prose: ['0.9375rem', '1.5rem'],
      'prose-h1': ['1.25rem', '1.75rem'],
      'prose-h2': ['1.0625rem', '1.625rem'],
      'prose-h4': ['0.875rem', '1.375rem'],
    },
    fontWeight: { normal: '400', medium: '500', semibold: '600' },
    borderRadius: { none: '0', sm: '4px', DEFAULT: '6px', lg: '8px', xl: '12px', full: '9999px' },
    boxShadow: { none: 'none', float: 'var(--shadow-float)', surface: 'var(--shadow-surface)' },
    extend: {
      // `answer`: about 70 characters.
      maxWidth: { measure: '46rem', conversation: '42rem', answer: '30rem', page: '100rem' },
      transitionDuration: { DEFAULT: '140ms' },
      transitionTimingFunction: { DEFAULT: 'ease-out' },
    },
  },
} satisfies Config;
