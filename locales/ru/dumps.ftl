parcel-dump = Все данные сообщества. Файл не зашифрован: берегите его и удалите, когда он будет не нужен.
parcel-dump-sealed = Все данные сообщества под паролем. Открыть файл без бота: <code>age -d { $whole }</code>
parcel-dump-part =
    Часть { $number } из { $parts }. Сложите все части по порядку в один файл:
    <code>cat { $whole }.* &gt; { $whole }</code>
