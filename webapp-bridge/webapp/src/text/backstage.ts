import {backstageDe} from './backstage_de';
import {backstageEn, type BackstageText} from './backstage_en';

export type {BackstageText} from './backstage_en';

/** The backstage's sentences in a language; English where we have none in it. */
export function backstageTextOf(locale: string): BackstageText {
    return locale.toLowerCase().startsWith('de') ? backstageDe : backstageEn;
}
