# Сводка организаторам: каждое утро о вчерашнем дне, по понедельникам о прошедшей неделе.
letter-digest =
    <b>Сводка { $title }</b>

    { $lines }
digest-title-daily = за { $first }
digest-title-weekly = за неделю { $first } — { $last }
digest-line-joined = { $number ->
        [one] { $number } новый участник
        [few] { $number } новых участника
       *[other] { $number } новых участников
    }{ $change }
digest-line-waiting = { $number ->
        [one] { $number } анкета ждёт решения
        [few] { $number } анкеты ждут решения
       *[other] { $number } анкет ждут решения
    } сейчас{ $change }
digest-line-abandoned = { $number ->
        [one] { $number } анкета брошена
        [few] { $number } анкеты брошены
       *[other] { $number } анкет брошено
    }{ $change }
digest-line-misused = { $number ->
        [one] { $number } попытка войти по чужой ссылке
        [few] { $number } попытки войти по чужой ссылке
       *[other] { $number } попыток войти по чужой ссылке
    }{ $change }
digest-line-in_vain = { $number ->
        [one] { $number } поиск никого не нашёл
        [few] { $number } поиска никого не нашли
       *[other] { $number } поисков никого не нашли
    }{ $change }
digest-line-failed = { $number ->
        [one] { $number } работа не удалась
        [few] { $number } работы не удались
       *[other] { $number } работ не удались
    }{ $change }
digest-line-asking = { $number ->
        [one] { $number } вопрос в поддержку ждёт ответа
        [few] { $number } вопроса в поддержку ждут ответа
       *[other] { $number } вопросов в поддержку ждут ответа
    } сейчас{ $change }
digest-nothing-daily = Тихий день: никто не пришёл, никто не бросил анкету, ничего не сломалось.
digest-nothing-weekly = Тихая неделя: никто не пришёл, никто не бросил анкету, ничего не сломалось.
digest-compared = В скобках — насколько больше или меньше, чем за семь дней до этого.
digest-more = { $dashboard ->
        [none] Подробности — в панели: напишите боту в личном чате /dashboard
       *[other] Подробности — в панели: { $dashboard } (войти: /dashboard в личном чате с ботом)
    }
