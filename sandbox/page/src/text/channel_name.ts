const longestName = 64;

/** The address that a channel's display name gives: small letters and digits, everything else a dash. */
export function channelAddress(displayName: string): string {
    return displayName
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+/, '')
        .slice(0, longestName)
        .replace(/-+$/, '');
}
