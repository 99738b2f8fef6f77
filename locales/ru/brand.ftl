# Имена, которые меняют вместе с компанией. Падежи: [nominative] кто, [genitive] кого, [locative] в ком.
-school = { $case ->
    *[nominative] Школа 21
    [genitive] Школы 21
    [locative] Школе 21
}
-company = { $case ->
    *[nominative] Сбер
    [genitive] Сбера
    [locative] Сбере
}
-messenger = { $case ->
    *[nominative] СберЧат
    [genitive] СберЧата
    [locative] СберЧате
}
-hr-system = { $case ->
    *[nominative] Пульс
    [genitive] Пульса
    [locative] Пульсе
}
-team-example = Lab.SberPay.NFC
-community = { $case ->
    *[nominative] сообщество { -school(case: "genitive") }
    [genitive] сообщества { -school(case: "genitive") }
    [locative] сообществе { -school(case: "genitive") }
}
