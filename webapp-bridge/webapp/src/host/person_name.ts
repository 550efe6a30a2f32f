// What people are called: as everywhere on the chat server's page, which leaves it to the reader and the administrator.
import type {HostState, HostUser} from './host_state';

/** The chat server's three ways: "ada", "Ada Alvarez", and the nickname before both where there is one. */
export type NameForm = 'username' | 'full_name' | 'nickname_full_name';

const forms: readonly string[] = ['username', 'full_name', 'nickname_full_name'] satisfies readonly NameForm[];

function isForm(text: string | undefined): text is NameForm {
    return text !== undefined && forms.includes(text);
}

/** The reader's choice, unless the administrator decides for everybody. */
export function nameForm(state: HostState): NameForm {
    const {config, license} = state.entities?.general ?? {};
    const ofServer = config?.TeammateNameDisplay;
    const isLocked = license?.LockTeammateNameDisplay === 'true' && config?.LockTeammateNameDisplay === 'true';
    const ofReader = state.entities?.preferences?.myPreferences?.['display_settings--name_format']?.value;
    if (!isLocked && isForm(ofReader)) {
        return ofReader;
    }
    return isForm(ofServer) ? ofServer : 'username';
}

export function personName(user: HostUser, form: NameForm): string {
    const full = `${user.first_name ?? ''} ${user.last_name ?? ''}`.trim();
    switch (form) {
        case 'username':
            return user.username;
        case 'full_name':
            return full || user.username;
        case 'nickname_full_name':
            return user.nickname || full || user.username;
    }
}
