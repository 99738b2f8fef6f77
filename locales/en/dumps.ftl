parcel-dump = All data of the community. The file is not sealed: keep it safe, and delete it when it is not needed.
parcel-dump-sealed = All data of the community, sealed with a passphrase. To open it without the bot: <code>age -d { $whole }</code>
parcel-dump-part =
    Part { $number } of { $parts }. Join all parts in order into one file:
    <code>cat { $whole }.* &gt; { $whole }</code>
