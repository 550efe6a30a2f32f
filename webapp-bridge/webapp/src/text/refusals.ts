import type {playbookFieldsEn, Refusals} from './refusals_en';

export type RefusalText = {readonly refusals: Refusals; readonly fields: typeof playbookFieldsEn};

const hole = /\{(\w+)\}/g;

/** Everything that a key of the table stands for, what is put in as groups. */
export function patternOf(key: string): RegExp {
    const parts = key.split(hole).map((part, at) => {
        if (at % 2 === 0) {
            return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        }
        return part === 'number' ? '(\\d+)' : '(.+)';
    });
    return new RegExp(`^${parts.join('')}$`);
}

/** What a person calls an input; what they never see on a screen has the name that it has in a file. */
function nameOf(field: string, fields: Readonly<Record<string, string>>): string {
    return Object.prototype.hasOwnProperty.call(fields, field) ? fields[field] ?? field : field;
}

/** A refusal in the words of the reader's language, null for one that is not known here. */
export function refusalText(said: string, {refusals, fields}: RefusalText): string | null {
    for (const [key, sentence] of Object.entries(refusals)) {
        const found = patternOf(key).exec(said);
        if (found) {
            const names = key.split(hole).filter((_, at) => at % 2 === 1);
            return sentence.replace(hole, (_, name: string) => {
                const put = found[names.indexOf(name) + 1] ?? '';
                return name === 'field' ? nameOf(put, fields) : put;
            });
        }
    }
    return null;
}
