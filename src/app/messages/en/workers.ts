export const workers = {
  loadingList: 'Loading workers',
  loadingWorker: 'Loading the worker',

  // The list.
  noWorkers: 'No workers yet',
  noWorkersExplained:
    'A worker is a set of instructions that each of its tasks follows. A task sent without a worker creates one.',
  notListed: 'This API does not list its workers',
  notListedExplained: 'Create a worker, or open one by its id. You’ll find the id on any of its tasks.',
  workerId: 'Worker id',
  open: 'Open',

  // One worker.
  newTaskWith: 'New task<wide> with this worker</wide>',
  notFound: 'Worker not found',
  notFoundExplained: 'It may have been deleted. Check the link.',
  allWorkers: 'All workers',
  id: 'Id',
  created: 'Created',
  updated: 'Updated',
  createdBy: 'Created by',

  // Its fields.
  'field.title': 'Title',
  'field.summary': 'Summary',
  'field.instructions': 'Instructions',
  'field.visibility': 'Visibility',
  'hint.summary': 'A short description, shown in lists.',
  'hint.instructions': 'How the worker should handle each task.',
  'visibility.public': 'Public',
  'visibility.private': 'Private',
  'visibilityExplained.public': 'Everyone in the organisation can run tasks on it.',
  'visibilityExplained.private': 'Only invited members can run tasks on it.',
  charactersOf: '{count, number} / {limit, number}',
  titleMissing: 'A worker needs a title.',
  tooLong: '{over, number} over the limit of {limit, plural, one {# character} other {# characters}}.',
  fieldsUnknown: 'This API does not return a worker’s fields',
  fieldsUnknownExplained: 'You can still change them. A field left empty stays unchanged.',
  createWorker: 'Create worker',
  saveChanges: 'Save changes',
  saving: 'Saving…',
  workerCreated: 'Created “{title}”',
  workerSaved: 'Saved the worker',
  notSaved: 'Worker not saved',
  notSavedExplained: '{reason} Your changes are still here.',
  unsavedKept: 'Not saved, kept in this browser',
  unsavedLost: 'Not saved, lost when the page closes',
  discarded: 'Discarded unsaved changes',

  // Deleting.
  deleteAction: 'Delete worker…',
  deleteTitle: 'Delete “{title}”?',
  deleteExplained: 'This can’t be undone. Its past tasks stay readable, but it can’t run new ones.',
  delete: 'Delete worker',
  deleting: 'Deleting…',
  notDeleted: 'Worker not deleted',
} as const;
