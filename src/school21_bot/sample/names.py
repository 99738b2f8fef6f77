"""What the people of the sample are called."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


RUSSIAN_MEN = _words(
    """
    Александр Алексей Анатолий Андрей Антон Арсений Артём Артур Богдан Борис Вадим Валерий Василий Виктор Виталий
    Владислав Вячеслав Георгий Глеб Григорий Данила Даниил Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл
    Константин Лев Леонид Максим Марат Марк Матвей Михаил Никита Николай Олег Павел Пётр Радик Ринат Роман Руслан
    Рустам Святослав Семён Сергей Станислав Степан Тарас Тимофей Тимур Фёдор Филипп Эдуард Эмиль Юрий Ярослав
    """
)

RUSSIAN_WOMEN = _words(
    """
    Айгуль Алёна Александра Алина Алиса Алла Анастасия Анна Валентина Валерия Варвара Василиса Вера Вероника
    Виктория Галина Дарья Диана Динара Ева Евгения Екатерина Елена Елизавета Жанна Зоя Инна Ирина Камилла Карина
    Кира Кристина Ксения Лариса Лиза Любовь Майя Маргарита Марина Мария Милана Надежда Настя Наталья Оксана Олеся
    Ольга Полина Регина Светлана Снежана София Таисия Татьяна Ульяна Эвелина Эльвира Юлия Яна
    """
)

# As men bear them; `feminine` gives the other form.
RUSSIAN_FAMILIES = _words(
    """
    Аверин Агапов Акулинин Алёшин Андрющенко Анохин Ардашев Архипов Бабушкин Балашов Баранник Бахметьев Безруких
    Белоногов Бережной Бикмаев Бирюков Богатырёв Бойченко Бондаренко Бочаров Бугров Буравлёв Вагапов Валиуллин
    Васильчук Ведерников Верещак Вершинин Вешняков Виноградский Вишняков Власенко Воеводин Воронцовский Галимов
    Гаранин Герасименко Гладких Глушков Гнатюк Голубев Гончар Горбачук Григорян Гришаев Давлетов Данильченко Дёмин
    Дорохов Дробышев Дружинин Дубинин Евсеев Егоршин Ерёмин Жаворонков Жилин Журавский Завьялов Загребин Залесский
    Зарубин Зеленин Зимин Зубков Ивашкин Игнатенко Исаков Казанков Калашник Камалов Капустин Карасёв Кириенков
    Клочков Князев Кожухов Козлов Колесник Колпаков Кондратюк Коновалов Корнеев Коршунов Костенко Кочетков
    Красильников Кречетов Кривошеев Круглов Крылатов Крючков Кузьмин Куликов Курбанов Лаврентьев Лапшин Латыпов
    Левченко Леденёв Лобанов Логинов Лопатин Лыков Мазуров Макеев Малинин Мальцев Маркелов Мартынюк Матюшин Меркушев
    Мещеряков Мироненко Моисеев Мухин Назаренко Нестеренко Нечаев Носков Обухов Овчинников Огородник Одинцов Озеров
    Осипов Остапенко Панкратов Панфилов Пархоменко Перевалов Пименов Пирожков Плотников Погребняк Подольский
    Поздняков Потапов Пташник Пятых Раевский Родионов Рожков Рощин Рубцов Рудаков Рябинин Садыков Сазонов Самойленко
    Самсонов Саркисян Седых Селиванов Семенчук Сидоренко Силантьев Синицын Скворцов Смирнов Снегирёв Стариков
    Степанюк Субботин Сухих Сычёв Тарасенко Терентьев Тимошин Ткачук Толкачёв Топорков Туманов Тюрин Уваров Ульянкин
    Усольцев Файзуллин Федосеев Филимонов Фомичёв Хабаров Хайруллин Хвостов Хомяков Храмцов Царёв Цветков
    Чеботарёв Черных Чернышов Чижов Чумаков Шабалин Шаповал Шарипов Шевцов Шестаков Ширяев Шишкарёв Шорохов Шубин
    Щукин Юдин Юрченко Яблоков Якимов Яковенко Ямщиков
    """
)

LATIN_MEN = _words(
    """
    Adam Arthur Daniel Denis Eric Felix Ivan Kevin Leo Maxim Oleg Oscar Paul Roman Timur Victor
    """
)
LATIN_WOMEN = _words(
    """
    Alice Anna Clara Daria Diana Emma Helen Irene Kate Laura Maria Nina Olivia Sofia Vera Yana
    """
)
# The same for men and women: people who write themselves in Latin letters often keep one form.
LATIN_FAMILIES = _words(
    """
    Abrams Arden Barlow Bennet Brook Carver Danko Dolan Farrow Gromyk Hartwell Holt Ivanko Kessler Kovacs Larsen
    Lindt Marlow Novak Orlik Osborn Petrik Reeve Romanko Savchuk Shevchuk Sommer Tarasuk Tilman Vance Vasiliuk
    Wagner Winter Zimmer
    """
)

# Nicknames at the school are made of a foreign name and a letter, whoever it is that bears them.
SCHOOL_NAMES = _words(
    """
    aemon albina alfonso amabel andrade aniyah armando ashford augusta barnaby beatrix belinda bernice bertram
    brandice brienne bronwen calanthe caleb camille carlotta cassia catelyn cedric celeste charline clarissa claude
    corinna crispin cyril dagmar damaris darnell delphine demetria desmond dolores dorian edwina elmira eloise
    emeline enrique ernesta estella eulalia evander fabian faustina felicia fernand fiona florent frances gareth
    garland gawain genevie gerardy gilbert giselda glenna godfrey griselda gustava hadrian harlan harriet hector
    heloise hermione hilaria horatio hyacinth ignace imogen ingram isadora jacinta jarvis jessamy joachim jocasta
    josefina julianne justine kendall kimbra lavinia leander leonora lizette lorenza lucinda ludwig lysander mabella
    magnolia marcella marisol maurice melisand merrill minerva mirabel mordane myrtle nannette narciss nerissa
    nicolet octavia odette olympia orlando orsola osmund palmyra patrice penelope percival petunia philippa placida
    primrose quentin ramona raphael reinhold renata rhaegar roderic rosamund rosetta rowena rupert sabrina salvador
    sansan selwyn serafin sherwin sigmund solange stannis sylvana tamsin tatum thaddeus theodora tiberius tobias
    trinida tristan tyberos ulrica umberto ursula valeria vanessa verena viola virgil vivienne waldron wendell
    wilfred winona xanthia ysolde yvette zacharia zelda zenobia
    """
)

_FEMININE = {"ский": "ская", "ной": "ная"}
_WITH_A = ("ов", "ев", "ёв", "ин", "ын")


def feminine(family: str) -> str:
    """The last name as women bear it; many names have one form."""
    for ending, other in _FEMININE.items():
        if family.endswith(ending):
            return family.removesuffix(ending) + other
    return f"{family}а" if family.endswith(_WITH_A) else family


NAMES = {
    (False, False): (RUSSIAN_MEN, RUSSIAN_FAMILIES),
    (True, False): (RUSSIAN_WOMEN, tuple(map(feminine, RUSSIAN_FAMILIES))),
    (False, True): (LATIN_MEN, LATIN_FAMILIES),
    (True, True): (LATIN_WOMEN, LATIN_FAMILIES),
}
"""First and last names of somebody: whether it is a woman, whether they are in Latin letters."""
