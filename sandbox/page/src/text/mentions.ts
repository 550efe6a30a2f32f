const mention = /(?:^|[^\w@])@([a-z][a-z0-9._-]*)/gi;

/** A name is not ended by the punctuation of the sentence that it closes. */
export function trimName(name: string): string {
    return name.replace(/[._-]+$/, '').toLowerCase();
}

/** The user names that a message calls, each once. */
export function mentionedNames(message: string): readonly string[] {
    const names = [...message.matchAll(mention)].map((match) => trimName(match[1] ?? ''));
    return [...new Set(names)].filter((name) => name !== '');
}
