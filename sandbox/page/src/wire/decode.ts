// One for all that reads JSON in a browser.
export * from '../../../../base/decode';
