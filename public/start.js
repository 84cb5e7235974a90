// Runs before the first paint, so that a chosen theme never flashes the other one.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // The browser keeps nothing: as the system says.
}

// Only the build knows the files of a page: see `preloadPage` in vite.config.ts.
const pageCode = JSON.parse(document.querySelector('meta[name=page-code]')?.content ?? '{}');
for (const [path, files] of Object.entries(pageCode)) {
  if (!new RegExp(path).test(location.pathname)) continue;
  for (const href of files) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
}
