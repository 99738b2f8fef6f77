support-link =
    <b>Поддержка</b>

    Нажмите на кнопку и задайте вопрос: там помогут.
support-address =
    <b>Поддержка</b>

    Напишите сюда, вам помогут: { $address }
button-support = Открыть поддержку

support-what =
    <b>Поддержка</b>

    Напишите сюда, что случилось: текстом, фото или файлом. Организаторы ответят здесь же. В их чате не видно ни вашего имени, ни аккаунта.
support-request =
    <b>Поддержка</b> · обращение № { $number } · { $state ->
        [open] ждёт ответа
        [answered] есть ответ
       *[closed] закрыто
    }
support-more = { $state ->
        [open] Хотите дополнить? Просто напишите или пришлите фото или файл.
        [answered] Остались вопросы? Просто напишите, обращение продолжится.
       *[closed] Появился новый вопрос? Напишите: это будет новое обращение.
    }
support-line = <b>{ $author ->
        [staff] Поддержка
       *[person] { $reader ->
            [person] Вы
           *[staff] Человек
        }
    }</b>, { $at }
support-file = { $kind ->
        [photo] [фото]
       *[document] [файл] { $name }
    }
support-unreadable = <i>это сообщение не читается</i>
support-sent = Отправлено, обращение № { $number }. Ответ придёт сюда.

refused-support-empty = В сообщении ничего нет. Напишите, что случилось.
refused-support-too-long = Слишком длинно: { $length } знаков, а помещается { $limit }. Отправьте, пожалуйста, по частям.
refused-support-caption-too-long = Подпись слишком длинная: { $length } знаков, а помещается { $limit }. Отправьте текст отдельным сообщением.
refused-support-too-many = За час можно отправить { $limit ->
        [one] { $limit } сообщение
        [few] { $limit } сообщения
       *[many] { $limit } сообщений
    }, и столько уже есть. Организаторы их увидят; остальное отправьте чуть позже.
notice-not-to-carry = Передать можно текст, фото или файл. Голосовые, стикеры и остальное — нельзя.

letter-staff-support =
    <b>Обращение № { $number }</b> · { $who ->
        [new] гость
        [member] участник
        [left] вышел из сообщества
        [removed] исключён
        [suspended] доступ приостановлен
        [banned] доступ закрыт
       *[other] анкета
    }
support-card-state = { $state ->
        [open] <i>Чтобы ответить человеку, ответьте на это сообщение.</i>
        [answered] ✓ <b>Отвечено</b>
       *[closed] ✓ <b>Закрыто</b>
    }
support-withdrawn =
    <b>Обращение отозвано</b>

    Человек удалил свои данные, и обращения больше нет.
letter-staff-support-undelivered =
    <b>Ответ по обращению № { $number } не дошёл</b>

    { $state ->
        [blocked] Человек заблокировал бота. Если он вернётся и напишет, обращение продолжится.
        [failed] Telegram не принял сообщение. Попробуйте ответить иначе: без файла или другими словами.
       *[unknown] Неизвестно, дошёл ли: связь прервалась. Сам бот его не повторит.
    }
letter-staff-support-unshown =
    <b>Обращение № { $number }: новое сообщение</b>

    Показать его здесь не удалось, или неизвестно, дошло ли. Посмотрите в боте: /admin → «Поддержка».
letter-support-answer = <b>Ответ поддержки по обращению № { $number }</b>
letter-support-closed =
    <b>Обращение № { $number } закрыто</b>

    Если вопрос остался, напишите снова.
button-write-back = Написать ещё
button-close-request = Закрыть
button-reopen-request = Открыть снова
button-answer-request = Ответить

request-answered = Ответ отправлен.
request-closed = Обращение закрыто.
request-reopened = Обращение снова открыто.
notice-request-trouble = Ответ не отправлен: что-то сломалось с нашей стороны. Ответьте, пожалуйста, ещё раз.
notice-request-over = Это обращение уже закрыто.
notice-request-gone = Этого обращения больше нет: человек удалил свои данные.
notice-request-not-yours = Отвечать на обращения могут владельцы и администраторы бота. Это сообщение человек не получил.
notice-request-unreachable = Ответить некуда: у человека больше нет аккаунта, с которого он писал.
notice-request-another = Открыть снова нельзя: у человека есть другое обращение, новее. Ответить можно и на закрытое.
notice-file-gone = Telegram больше не отдаёт этот файл.

requests-entry = Поддержка{ $requests ->
        [none] { "" }
       *[other] { " " }· { $requests }
    }
requests = <b>Управление</b> · Поддержка
requests-what = Люди пишут сюда командой /support. Какие обращения показать?
requests-state = { $state ->
        [open] Ждут ответа
        [answered] Отвечены
       *[closed] Закрыты
    } · { $requests }
requests-list = <b>Управление</b> · Поддержка · { $state ->
        [open] ждут ответа
        [answered] отвечены
       *[closed] закрыты
    }
requests-empty = Здесь пусто.
requests-hint = { $state ->
        [open] Сначала те, кто ждёт дольше всех. Выберите обращение, чтобы прочитать и ответить.
       *[other] Сначала последние. Выберите обращение, чтобы прочитать его.
    }
requests-line = № { $number } · { $at } · { $words }
requests-request =
    <b>Обращение № { $number }</b> · { $state ->
        [open] ждёт ответа
        [answered] есть ответ
       *[closed] закрыто
    }
requests-some = Последние сообщения: { $shown } из { $total }.
requests-show = { $kind ->
        [photo] Показать фото, { $at }
        [document] Показать файл, { $at }
       *[text] Показать целиком, { $at }
    }
requests-answer = <b>Ответ на обращение № { $number }</b>
requests-answer-how = Напишите ответ или пришлите фото или файл: человек получит его от имени поддержки.
