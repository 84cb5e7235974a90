// Runs before the first paint, so that a chosen theme never flashes the other one.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // The browser keeps nothing: as the system says.
}

// The files of pages, by the path of their address: `preloadPage` in vite.config.ts.
for (const { dataset, content } of document.querySelectorAll('meta[name=page-code]')) {
  if (!new RegExp(dataset.path).test(location.pathname)) continue;
  for (const href of content.split(' ')) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  }
}
