type Props = {
    readonly text: string;
    readonly action?: {readonly label: string; readonly onChoose: () => void};
};

/** Stands where a channel would be: still loading, not there, or not reachable. */
export function PlaceNotice({text, action}: Props): JSX.Element {
    return (
        <div className="place-notice">
            <p role="status">{text}</p>
            {action && <button type="button" className="button" onClick={action.onChoose}>{action.label}</button>}
        </div>
    );
}
