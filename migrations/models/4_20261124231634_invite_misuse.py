"""A link remembers who else tried to come in by it."""

from tortoise import BaseDBAsyncClient

from school21_bot.storage.columns import in_dialect

RUN_IN_TRANSACTION = True

UPGRADE = """
ALTER TABLE "invite" ADD "misused_by" BIGINT;
ALTER TABLE "invite" ADD "misused_at" {TIME};
"""

DOWNGRADE = """
ALTER TABLE "invite" DROP COLUMN "misused_by";
ALTER TABLE "invite" DROP COLUMN "misused_at";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return in_dialect(UPGRADE, db.capabilities.dialect)


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE


MODELS_STATE = (
    "eJztXW9z4jjS/yoq3uxeVW5uJpP5s+SpqyIJM8NOAnmA2dm9ZcsYW4API3GWHYa6Z7770y"
    "3b2MY2wR4SHKI3M0FSy3a3pP6pu9X6b23OTWqLF1e6q3+mq1qd/LfG9DmFPzarTkhNXyyi"
    "Cixw9ZEt25rQSJsFrUbCdXTDhfKxbgsKRSYVhmMtXIszbN0gjs5MPidAcUKWDvRLTTJaEX"
    "dKsezvlBnOSjbHny+wV5Mb0K3FJmU78Jj1H49qLp9QaOVAN3/+BcUWM+k3KsKfi5k2tqht"
    "JjhhmdiBLNfc1UKWtZj7QTbEdxtpBre9OYsaL1bulLN1a4u5WDqhjDq6S80Yb5hn2wEbwy"
    "L/VaHAdTy6fkczKjDpWPds5DBS+28QldU0rd3pa71mX9NqKe6HFDF+BkUGZyg5eFchP3+C"
    "r/D301dn787ev3579h6ayNdcl7z77j864oxPKPnT7te+y3ocGrKFZHLE1YXnLLigadZeTn"
    "Wnyby55G8L3klnBk3xOUa+wWz4iDLMDgsibkfDtzy7a93mZad7VScONbhjDlirfdX8vU7k"
    "UzYHdo4g5vo3zaZs4k7h56u3W7j+W6N7+anR/fnV279h3xzmoT9B20HNqaxCwUSCAAa7pc"
    "WwJq60EK6al90/bvtap339R52YVK4OGmf2asBuu62bRheKF441151VNYQSLGppsVxYDF4y"
    "e+2JEW2IY7RyqaiOQHZehLaw9eK6c4E9z4X4jx3w+aLVBlH+fNP4XbJ6vgqqrjvtj2F7WD"
    "XciSM7ql380W82NjhvOBT5o+lumvmgDKlrzWk2+5OUGxIwA9IX4R/HJY1+66bZ6zdubhMi"
    "uWr0m1hzmpBGWPrz5oRYd0K+tvqfCP4k/+q0m5tiW7fr/6uG76R7LtcYX2q6GedJWBwWfU"
    "cNP57FtBEWjHRjttQdU0vV8FOe1zZdNT+db5boTJ9IISE38T0DSNW8o8zNwlp+xVakRddN"
    "7oVZPT4HqAPyBFiku2SKawOj5jlh0IlDDN1xLCrIgjqCM90mqKnTWKtULwM2YEO/aHhChg"
    "636ZAAZCNDG6hs+NuhZIT/gIIZQbsTwrgLOnJMHcBuVNQllPs39xzsk3uubd3BU5b4CpZL"
    "xILqM0H4eEdo92dtBr8k29wa1P1Z818OSwCw/VUI+l1Yk2eD/n45PX39+t3py9dv3785e/"
    "fuzfuXaxiYrtqGBy9aHxESJqb7/RgxlFoamWSzP2xfZTCyuwgSEOP16Q4Q4/VpLsTAqqSi"
    "K67glGKrqGJLwnm6KDJnwval5kywJFVFjg89ZQRs4pgpCpgDYhSltELVGLwXo0DMCLBWw7"
    "vr2IjmiDj6KIo24jsismJcDykUz8vyXELfYkxfkyiul+W6SV3dsjOW7F97nXY212Mkm1jH"
    "Mlzyf8S2xBPk/xZWIi8S+CZUgmtTSkw/XmYYUrCDixTnTW9BQ7fArnAkSbUXUHLYjVQCkv"
    "yyi6Hwl3xD4S/SUFgRO8avfFTLsGJg8ck2G8a/gwb3WjA6jJKFRQ0KO31iczYhS+7Mzok7"
    "tQRx+JLAf5YrUJ7u9IToxNXFjFgM/oKuqT4naOKFX8wzJzRt29hz/77VQ3eAHS5glMDiYX"
    "gAV5whmXLbJJYpZGlk9pBWFGnXWFC+sCnBMWG+QEuJLqjmMdeyh3Ui/0ejCCOCz+mImyv5"
    "sgJeYcAs95wMHY9pugtt0ZQyomPuUEkAfcFsGhIUU2BCQTMJJXNPuEFj4i45MOEcvmVsMU"
    "tMqUlATGQizS6WS8YOpTsbW9ZOAf+VlH3lsMpQ2VcOslksqPiUxtui8Z6Zv7Jx2W/91qwT"
    "0I6wAA/YbeNLr3lVJwvdE9QcsKtOG2pNzqDuQ6N1jXVjwKxYd9loXzavZZGBLLBt3yN4eJ"
    "9mpBqLoPEk1Q8B8lLiq/3P2GOGjCUZeZbtWky8wMf+s3YkON0HKEWWqoji8WZR7aHY/dDL"
    "Fc7SAgbDsPl+MM4unH35sBBnb7ZCl7t6hv0kl5Pr9kdkPNkbMwNknuLmdgdQRKWcQJV2As"
    "U2j0VlvEG6B0FXbCodk5wR9HkOLeKRipMoJbO5LlLHKYaF1gTH5z/dPxbSxYya2ihjX7zN"
    "6BOnOiJd/siOEBXX+Cw0grcwS4o5SanEXGkxh1b6EnLeIFUAr2pyro5776vuGtNato/Prz"
    "u5x9GnLdfN7j8XxghfUEaWMG740o83FlO+FERHZ9RPgiwcjswVGUfCitFmeLH+DP2SBtBq"
    "YVRw2fNhyon1aE6sUF6FZBAjerxN0JGIIjbymUtZNvPzd0wJoiq7YSrjScR1tOgAj2jU+C"
    "40vlPaNyGHtBA+cIdaE/aZrlKexw3OJ+NjnpgAvocDLCyNdI2jL9daMTbu4Mvhe6nrLweN"
    "3mXjqln7fhgscy0DKTOAzHUYYZmPYtZBmPcjmE8APQRlFneiKB1LnBPZhZCnnrhjUsc/rT"
    "4EsGgh6TCNZ0r3JIOQ8COHGL0ko31gQI7HxNDRE0wwVGhpwbj0XMKZjBAiLv3mEoNjeNDY"
    "4XMytDm0puIfQ9m5ATwZPsQhegWSHg8kgQwLuXiD9vvRzxWKR9m/dpb/F2Bt2P74DMZvz3"
    "bg7duzXN5i1UbISLCuFfBvxEmOCfr8kIujIiaFW//oToYevl0f6slXxNHBn/s1cfOOOivU"
    "b8sph60/7PtB94EidFD9yVPEsTPLNp5gFlSX+pGRoZ+rI0Mr763XXaNoPckBDG/yg7jwFE"
    "4AryQSCP5GawWeap7RlabOM1dXC7uAhyeOPi+8m9sg3IsX7NnIIxk66mU4y3ePHfWy/OaV"
    "slrU2s2vQEeXA9a4vb3+o9X+WCewqNorkAeUXTTaGD56BYUjzKLFMGj0a6PVlw2XOihPbH"
    "fTvLlodutkTvGkwoD1vvRum+0rpBOeWFB4Z6C7bn7o12FTMnYHrNu86fzWlKmO5vwOa+FR"
    "8kHwHFaVIFRbZxMPtFMRxBanqbLoS8K29zvw+H0ui9/ncVgzphy2sBkLHQctprPtvI5Rb+"
    "YyAvKH4vm65JFzGXU61wmP1EVrYy1rf8Hp+PMrKQZoZLk5S1yEFYowfU30iLwO1c2TZfXU"
    "Mk3KQkWf4nh+SHuKsBpR7fi8o4lqByWE3+8IjY/HBadDilatQAWmxYi72sjmxqzwMrRBqb"
    "hegOv4UHSrwQ5VZBpMttn6UqTHZ5vav90vZFuJgLoEpQrAqVoATtL3arFSYVYJQiXjKssY"
    "968lJBwjU/KtsnxVTOyzEHMu9Mk1q+Yjngd0Fb16KLyz7yOC0l+RZafOz0Ad0agE1PH5US"
    "QBdeDE2X0URwTK35mXd62wxyVOpQ4dlXW4xPyVu7M+RqQ4v6fQxeyEj4VjF7tBN09LArvG"
    "LsYGXiJ4sQvQpNu67NfS68oeeLoOQTxOpsYX0h24mpk1qTBPY7cWPTHttytbI6Wfw9RDRv"
    "j09UktN8gHK0/uj/PR3KDdDvdJATOoiZnrJtRZAHtd/wCQTHA3osSXLSa3G+nsJ0Gg5+hO"
    "AUzw5z8x66KpPfaceeYozKgWjNJgM4Kfvnn8KLyzQAX4HBzflEmod394yVNIrlfrXX7qdK"
    "61duvyc7tx06wTYUw5tzVmGTNkAgaO9HrN9sdmN9ZojpFyOIVi7fzgEK3fvG5+7DZuwigR"
    "LQx12pyMhzHyJ+fljhuyJJHalGUlc/IX990tCwGBMiuclDQrRNqjkIJIkKnt2J62Y3n3Hh"
    "QGulHc9NOSwq4wNzH8qnSirEsnFr568OEprJuo3wp3nc2WO+XF1l2XzhcARznxO6DOuTzM"
    "pTOxBKbh33NBbQSieFrMYrLW5ycgVd9Sm50Te499Z4LeWCC//yR11r5Cy9Y2fBvKa3csFK"
    "NQQOi5hqRv5jPODkJH20Wj2/dDyOWpGiz90Gq3ep9khuMgcU2ZncFDXJv7iPdsVW4WPPC2"
    "y6S6aVuMlnDZb5A+SmTGYyqCY/LYB5O8hJSTlCowo+JipotSMl6TKQFXX8C5lyPmH4TYpK"
    "vGOYijyu6vEgU+jymoolxqB4tyOZhptWo6TQUZHT/nK2XVrtoE2KNZ+/7relX0loreqkD0"
    "1oH8L1yyNe13Ccb4Fn9L2OJeP8tXmT0vTL9ncirOg7s0LekDIYw7c90mY/gPM+Utp5YxlV"
    "dpigW1beC/IHNK3bSXZa89q6x8VdaXJ1vcKY+aOq5qujJpQz59s4uFHlrlWpFl3cGu4KzY"
    "8H543s6pAwuzBk/khcF3mlZh8D1h8BhrFWK8B9ykh2GlIA4sVO4Nv8uEOeu6rVBHZrmfh8"
    "12CKSeONxb+CHOI2rAI/Gqcw92K7LiRN5djvDEMv1GlkumuiDCglGUFT79w/0pbFPldWgr"
    "tqHLwnoholHmsNLmsOKGfuVjq6iBP6XnD6eIbm3dyNVEfuX9qmixbrfD3ps6qC18SxlZgl"
    "awdQGbZkoZgR8ul4rD4PM5jDZ39ZMg+Ig66QfnBwiocQH7aDLirnQhyvZ+OsuMC4Qe4Xn3"
    "xEKqe4equK6qe4cqI4qYoyFcR8rETK6Jq2xFgY/uta6adWIxYZl0wDpf+n4B91y/5HPr8j"
    "OGRc6sMGFeBYIiLZYlmHvifKzsPahCIIdHIMrNXVVDj3K2PvkzRC125+fzTIHqoGYrorai"
    "NjudGLItNkOHkrz2yefJeQR40eyCB9thzQjuhfKvs7CE8GjOOaEf6lFeVGXYXMi7vYfSFD"
    "ScW8JbFzj+7VRrgG2ZgvAx3r1B76hDsCEajJAwVgxsAjrHgkoE8C/IEJY0h97xGR3G0Lo0"
    "M7mWbSOyHwEFtwMbFDxzwOSnwcty6DIfvGMrDXqaZpzWx6MZUjr028KCVRij6P7CSzoSw1"
    "Hd3FGdxVaB/QqJIrkklsX6871eY/ZAUP/XTqutdZv/+wUQWp1g3lhYr+CJwgXY325qiN3q"
    "uIRqIQiuANAPV7eyp9aqL5ZWr/cF91e+vhqwLz38hVpnwJq/37a6+NNf3OXhtd86n/2ja6"
    "hqoOSm1fNJAqVWDcFFKitjKctPv5AgU0kY4nuzIkkYVE7Nw/Ddn8MlzkAkCJV9otL2iRjQ"
    "LijlJKUSc6XFHOwZS1y7ECdUp5megIxHGeF7WzdccTIVUlZ6xxVYYYpPsSSlmmNVnmORra"
    "3YJEvSqVlWdpatzZIZ7N92S1aCTt2RVeCOLJVZX47zveUuUg5B5RCskhge6PSlSkm+G1sr"
    "mpK847kT7n9fys+6rjvZ5mnl8VY7+Vox4TG8DfoW0fWJjqBzMjSp6S2oJs/5CX0lyDKIeZ"
    "fpxBmXKcWFjsHwS8ugRB/Bk7Ndr/t8gPTEYvbpIUH2+InLXfrNxcSOQ5sbuk3FP4bnfm/o"
    "kpWVYkH1mfTI2hYQCQrNTEniWyyHL0gjes/A+auLGeZT584ApAVjCU822lQ+Ed6a4CRCLy"
    "+zV3h2YCmC/uBRrhjmO2INfb7QYTrK6ecvX1s8sqZHM7yxyg9bER13ssUPG43wbOdTthCS"
    "VEd3vu/V6S5XuEOrfD/Raeoa9/iUKmCBiU9EtTUsuTVU0QYHY33+DQ45W8QncGtDyWXlbJ"
    "dV5Sx/UTlLrSnK/XkY9+cziNb42mj1W+2PdbLULRfYP2CX143WDcZfGLZuzTEio9ds9+sE"
    "r94eMGCdHz4fXDg/YB8arWuZZlgHRIrxHu3P7c7Xdp14bMb4km3i8MPEbxgOLXmXbZJSOT"
    "krbZwPtigFRRxRKfFWWrzBklTKiR2nVB62KksZNU2ZvMcRmZJvleUbGLdKpL+J06ltctm9"
    "WmAXLODQi1GoC99TV5FMAeVqxZmaolOsVZ7nI/U8P9t1t1KO54pJQfmdld+5lvI7N6hjGd"
    "Nahtc5qDnZ5nPWozb3eZzzGbrn7Gk/7OQMpFddt9pe1FS+9/IOFoDMq4Tz/QsxkirbX0u6"
    "GE7fvNnBQAqttmQmfbNpIsVJVYDDQfMj5O6rly93MT+/fJlvf8a6DQM0Zy5lGUaN/Gt+Yi"
    "SPf8PPYWwZe7vLJ4W7HlOZff9/LCYofQ=="
)
