/** What an incident can be kept as. */
export type ExportFormat = 'markdown' | 'html' | 'json' | 'csv';
