export const shell = {
  tabTitle: '{page} · Handinger',
  skipToContent: 'Skip to main content',

  sidebar: 'Sidebar',
  pages: 'Pages',
  openSidebar: 'Open sidebar',
  collapseSidebar: 'Collapse sidebar',
  expandSidebar: 'Expand sidebar',
  themeSystem: 'Theme: system. Switch to light',
  themeLight: 'Theme: light. Switch to dark',
  themeDark: 'Theme: dark. Switch to system',

  sendingCount: 'Sending · {count, number}',
  runningCount: 'Running · {count, number}',
  recent: 'Recent',
  fromThisBrowser: 'From this browser',
  runningTasks: '{count, number} running',
  showRunningTasks: 'Show running tasks',

  // The API and the credits.
  embeddedApi: 'Embedded API',
  hostedApi: 'Hosted API · {host}',
  engineWithoutModel: '{engine}, no language model',
  creditsLeft: '<figure>{left, number}</figure> of {granted} credits left',
  creditsLeftExactly: '{left, number} of {granted, plural, one {# credit} other {# credits}} left',
  limits: 'Limits',

  pageCrashed: 'This page crashed',
  pageCrashedExplained: 'Drafts are saved, and running tasks continue. {reason}',
  reloadPage: 'Reload page',
  pageNotLoaded: 'Couldn’t load page',
  pageNotLoadedExplained: 'This page could not be loaded',
  pageNotFound: 'Page not found',
  pageNotFoundExplained: 'Check the address.',
} as const;
