support-link =
    <b>Support</b>

    Press the button and ask: they will help you there.
support-address =
    <b>Support</b>

    Write here, they will help you: { $address }
button-support = Open support

support-what =
    <b>Support</b>

    Write here what happened: a text, a photo or a file. The organisers answer right here. Their chat shows neither your name nor your account.
support-request =
    <b>Support</b> · request No. { $number } · { $state ->
        [open] waits for an answer
        [answered] answered
       *[closed] closed
    }
support-more = { $state ->
        [open] Something to add? Just write, or send a photo or a file.
        [answered] Still a question? Just write, and the request goes on.
       *[closed] A new question? Write: it will be a new request.
    }
support-line = <b>{ $author ->
        [staff] Support
       *[person] { $reader ->
            [person] You
           *[staff] The person
        }
    }</b>, { $at }
support-file = { $kind ->
        [photo] [photo]
       *[document] [file] { $name }
    }
support-unreadable = <i>this message cannot be read</i>
support-sent = Sent, request No. { $number }. The answer will come here.

refused-support-empty = There is nothing in the message. Write what happened.
refused-support-too-long = Too long: { $length } characters, and { $limit } fit. Please send it in parts.
refused-support-caption-too-long = The caption is too long: { $length } characters, and { $limit } fit. Send the text as a message of its own.
refused-support-too-many = { $limit ->
        [one] { $limit } message
       *[other] { $limit } messages
    } an hour can be sent, and so many are there already. The organisers will see them; please send the rest a little later.
notice-not-to-carry = A text, a photo or a file can be passed on. Voice messages, stickers and the rest cannot.

letter-staff-support =
    <b>Request No. { $number }</b> · { $who ->
        [new] guest
        [member] member
        [left] has left the community
        [removed] removed
        [suspended] suspended
        [banned] banned
       *[other] applicant
    }
support-card-state = { $state ->
        [open] <i>To answer the person, reply to this message.</i>
        [answered] ✓ <b>Answered</b>
       *[closed] ✓ <b>Closed</b>
    }
support-withdrawn =
    <b>Request withdrawn</b>

    The person has deleted their data, and the request is no more.
letter-staff-support-undelivered =
    <b>The answer to request No. { $number } did not arrive</b>

    { $state ->
        [blocked] The person has blocked the bot. If they come back and write, the request goes on.
        [failed] Telegram did not take the message. Try to answer otherwise: without a file, or in other words.
       *[unknown] It is not known whether it arrived: the connection broke. The bot will not repeat it by itself.
    }
letter-staff-support-unshown =
    <b>Request No. { $number }: a new message</b>

    It could not be shown here, or it is not known whether it arrived. Look in the bot: /admin → “Support”.
letter-support-answer = <b>The support's answer to request No. { $number }</b>
letter-support-closed =
    <b>Request No. { $number } is closed</b>

    If there is still a question, write again.
button-write-back = Write back
button-close-request = Close
button-reopen-request = Reopen
button-answer-request = Answer

request-answered = The answer is sent.
request-closed = The request is closed.
request-reopened = The request is open again.
notice-request-trouble = The answer was not sent: something broke on our side. Please reply once more.
notice-request-over = This request is closed already.
notice-request-gone = This request is no more: the person has deleted their data.
notice-request-not-yours = Requests are answered by the owners and admins of the bot. The person has not got this message.
notice-request-unreachable = There is nowhere to answer: the person has no longer the account from which they wrote.
notice-request-another = It cannot be reopened: the person has another, newer request. A closed one can be answered, too.
notice-file-gone = Telegram does not give this file any more.

requests-entry = Support{ $requests ->
        [none] { "" }
       *[other] { " " }· { $requests }
    }
requests = <b>For staff</b> · Support
requests-what = People write here by /support. Which requests would you like to see?
requests-state = { $state ->
        [open] Waiting
        [answered] Answered
       *[closed] Closed
    } · { $requests }
requests-list = <b>For staff</b> · Support · { $state ->
        [open] waiting
        [answered] answered
       *[closed] closed
    }
requests-empty = There is nothing here.
requests-hint = { $state ->
        [open] Who has waited longest comes first. Choose a request to read and answer it.
       *[other] The latest come first. Choose a request to read it.
    }
requests-line = No. { $number } · { $at } · { $words }
requests-request =
    <b>Request No. { $number }</b> · { $state ->
        [open] waits for an answer
        [answered] answered
       *[closed] closed
    }
requests-some = The last messages: { $shown } of { $total }.
requests-show = { $kind ->
        [photo] Show the photo, { $at }
        [document] Show the file, { $at }
       *[text] Show the whole, { $at }
    }
requests-answer = <b>Answer to request No. { $number }</b>
requests-answer-how = Write the answer, or send a photo or a file: the person gets it from the support.
