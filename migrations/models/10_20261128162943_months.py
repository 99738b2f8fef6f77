"""Counts by the month, too, and by the hour of the week; lists of people find their next page in an index."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# What was counted by the hour of the day is counted by the hour of the week. Without checks everything is recounted at
# once; until a month is, its days are read.
RECOUNT = """
DELETE FROM "rollup" WHERE "chart" IN ({});
DELETE FROM "rollup" WHERE "day" BETWEEN 'm0' AND 'm9';
DELETE FROM "rollup_check";
"""
UPGRADE = """
CREATE INDEX "idx_person_status_f1a559" ON "person" ("status", "id");
CREATE INDEX "idx_person_status_fb7863" ON "person" ("status", "joined_at", "id", "role_id", "level_id");
CREATE INDEX "idx_person_placed" ON "person" ("status", "id", "role_id", "level_id")
    WHERE "role_id" IS NOT NULL OR "level_id" IS NOT NULL;
CREATE INDEX "idx_registratio_status_b46715" ON "registration" ("status", "step", "person_id", "started_at");
"""
DOWNGRADE = """
DROP INDEX "idx_registratio_status_b46715";
DROP INDEX "idx_person_placed";
DROP INDEX "idx_person_status_fb7863";
DROP INDEX "idx_person_status_f1a559";
"""


# On SQLite the table is its own key. PostgreSQL reads counts out of the index as long as it knows which pages of the
# table nobody has changed lately, and vacuuming tells it.
KEY = '"chart", "name", "role", "level", "day", "part"'
COVER = {
    "sqlite": "",
    "postgres": f"""
ALTER TABLE "rollup" DROP CONSTRAINT "rollup_pkey", ADD PRIMARY KEY ({KEY}) INCLUDE ("count");
ALTER TABLE "rollup" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
""",
}
UNCOVER = {
    "sqlite": "",
    "postgres": f"""
ALTER TABLE "rollup" RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor);
ALTER TABLE "rollup" DROP CONSTRAINT "rollup_pkey", ADD PRIMARY KEY ({KEY});
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return RECOUNT.format("'hours'") + UPGRADE + COVER[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return UNCOVER[db.capabilities.dialect] + RECOUNT.format("'week', 'now'") + DOWNGRADE


MODELS_STATE = (
    "eJztPWtz27ayfwWjL+2d0clJnDRN7Tt3RrGVVI0t+9pO05y6I0EiLLGiAB0CsqI5N//97o"
    "JvkZRIWrZoGV8SC8CC5C6AfS/+05gKiznyxQlV9BNbNg7JfxqcThn8sdrVJA06m0Ud2KDo"
    "wNFjLRjUm/ijBlK5dKig/ZY6kkGTxeTQtWfKFhxHt4hLuSWmBCCaZOHCvMwigyVRY4Zt/2"
    "B86C71cPz5Ame1xBCmtfmo6gRzbv97znpKjBiMcmGaP/+CZptb7BuTwc/ZpHdrM8dKYMK2"
    "cALd3lPLmW7rcPVBD8R3G/SGwplPeTR4tlRjwcPRNlfYOmKcuVQxK4YbPnccH41Bk/eq0K"
    "DcOQvf0YoaLHZL5w5iGKG9N4jaGr1e9/y6d9W+7vUaKewHEDF8+k1DwZFy8K5Sf/4IX+Ef"
    "B6/e/Pzm3eu3b97BEP2aYcvP371HR5jxADV+uteN77ofl4YeoZEcYXU2d2dCsjRqj8fUbf"
    "P5VOO3A+9E+ZCl8BwDX0E2fEQVZAcNEbaj5Vsd3Y3L9vH55ckhcdlQuNYN73RP2n8cEv2U"
    "1YWdQ4gp/dZzGB+pMfx89XYN1n9vXR7/2rr88dXb/8K5BexDb4N2/Z4D3YWEiQgBCFaVyR"
    "AC15oIJ+3jy68X173z7unXQ2IxfTr0BHeWN/zisnPWuoTmmWtPqbusB1H8Qy1Nlvc2h5fM"
    "PntiQCvkGCwVk/UhSOFDaA1a35+ev8eZp1L+2/Hx/L7TBVL+eNb6Q6N6uvS7Ts+7H4PxcG"
    "qokasnarz/et1urWB+6DLET4+qNPKBGTJlT1k2+pOQKxSwfNAXwR/7RY3rzln76rp1dpEg"
    "yUnruo09BwlqBK0/rm6IcBLypXP9K8Gf5F/n3fYq2cJx1/9q4DvRuRI9LhY9asVxEjQHTd"
    "+Rw99OYtwIGwZ0OFlQ1+qlesSByBub7poeTFdbKKcjTSTEJr6nL1K17xhXWbKW17FW0mLh"
    "kI1i1pWYgqgD9ASxiCoyxrOBM+uIcJjEJUPqujaTZMZcKTh1CHLqtKxVaZYbfsP7XlO/Sf"
    "qucFifgMhG+g5AOfC3y8gA/wEGM4BxTcKFAh55y1yQ3Zg81KLc32Lu4pxirhz7Dp6ywFew"
    "FZEzRieSiNuCot2fjQn80mhTDej7s+G9HLaAwPZXKdHvvT16NtLfLwcHr1//fPDy9dt3P7"
    "35+eef3r0MxcB01zp58H3nI4qEie2+WUYMqJaWTLLRH4yvszBSnAQJEeP1QQER4/VBroiB"
    "XUlGV57BGcZWU8aWFOfZrMyeCcZX2jP+kVQXOj70lpGgxHFLljAHxCAqcYW6IXgrRoGYES"
    "Bkw8V5bASzRxh9FEYb4R0lsnJYDyAMzqviXIu+5ZAeghisV8W6xRS1nYwj+7er82421mMg"
    "q7KOPVTk/4hjyyeI/zWoRFwk5JuACYamlBh/PM4wpOAE71OYt+YzFrgFioojSaitCCW7Va"
    "QSIskvRQyFv+QbCn/RhsKa2DFac8tWba7cTMdRrLe5zqJBcVyPhQM32jXOOSMwALR/IhW9"
    "vV1rimhqswMaE/DXgEqGVoa5hHFKkOGY8hEjwoXGqbhjxFZpC8gDP0/bSmB+4fomEkXdEV"
    "NFbSSOGMXtI2JazT4S2EXgRezILuK3CDfe4L1fL9C1vZ/GhrJbhpdvQzFq/l6q+Xc2LcNW"
    "/eF7aBjbvu8tPPGKn1khiBHUqwrqEecpuqYjiD1c1m/eFVjWb97lLmvsSiJ4hW8XxfIK2P"
    "6ZCbd/gPgiUakTJIIxR4jR9Z+Crl8TLfQ3MWhkqJ/Y3Fynd/7tDyikb85sNmSoATqCj8hC"
    "uJMj0L5sSVyxIPCfrSQuATUG/Y8oKifE5vAXTM3olGCgEfzic2vEsvXLLc7v+d6pC+hQoD"
    "X6SuVwDkoqaJhj4VjEtqRujRRLrdBq7/qMiZnDCK4Z6wX660GF7c25sp3+IdH/o9rJiRRT"
    "NhDWUr8sqJrwVFsdkb475z2qYCwqqwN2K0CBRQCYa8KWfYJk8h35qIwyMp1L5Q8maiEACU"
    "fwLbc2t+WYWQTIREZauQW99tZlrLBKG4amea9kNNTdHtPGy78Tl2VJ86uxu66xuz6zqNnW"
    "8XXn9/YhGj/hAL7hF63PV+2TQzKjc8msG35y3oVeS3Do+9DqnGLfLUhT2Hfc6h63T3XTEF"
    "HgOF5c6u6F84g1lpETk1D3EhUrka/x37dzrvVdMpjbjrK5fIGP/Z/GE5YgE2G3WkApc1RF"
    "EI+3ixoPhe6HPq5wl6aRmyvhBMO3I+MUwezLhxVxthaxooSiGV78fL0+GL9Hav3WkOlL5i"
    "lsrvdPRFDGR1FrH0VMeSxL4xXQLRC6Zltpn+iMQt/cZWXiIuMghsmsnovMdcvJQiHA/pnn"
    "ty8LUTlhVm+QoRevdfHFoPaIlz+yid5k1z0LjjCfWRXJnIQ0ZK41mQMrfQU6r4AaAa9udK"
    "6Pe+8LVcNxI9vH5/U1Nzj6eotw2ObqJJyIGeNkAetGLLysVzkWC0koOqN+kGTmCkSuzChM"
    "Ug42w4v1Z+CXHAJsL8hNrVqlxDixHs2JFdCrFA1iQI+nBO0JKWIrnyvGs5GfrzElgOrshq"
    "mNJxHP0bILPIIx67vU+k5x3wQd0kT4IFxmj/gntkx5Hlcwn4yPeWIE+B4ssKA14jUuXYRc"
    "Mbbu4Mvhe5nyjoPW1XHrpN34vhtZ5lSMbH5q80mWMBN1rpVmHBzWc4JxBYqt4VhPFEHZRP"
    "rJKXI8EPBBRMAqaZJb4cJfOgIJu/08F7+EB2Cyj0FINJ6O0iRUYhCSn4OSVaTt8R6cKUgp"
    "MWG8N4YHGiGqRifbOiEqRrIMMuQXvkrCmdpXzYq1r8JtV24XJMCMbbSqHKuAT41cOi2N/x"
    "XAhxK19vU8ijksKR/NgXeXUSTiMHuoRxRJQ8nPQkklobBvMxsOoAoGwySkMQzXzmCYsP/L"
    "asZ/aQzCtaVvTQzCV0xKD/MpFSroaq5ToGRsUKEaijrLwUtXiNQX0FEioVMrKZ6i46kxQy"
    "Emdkaqx/2nM5rOU5IsjKZz35PRaDr7sxuMplMfChhN56E1HRPptLeScLIkKKsSwx4DMwSu"
    "HYHrouqgN6SRpejojuZaNSccUlzJWYwFWVBJptTyXTGBo2UgVBMv2Ln2+S+xQWURC1iUMn"
    "TdMKVgTUgypneMcIGp62s0oId51pZv+TEK0eMpRLUSCZ8NQTaVBC6Wz5xTHLhWUmHj/Eu3"
    "fXnonSQ3vHVy1ukeEmpNbQ6/uq3Tr1fX8JtTZ+ml8e4+VRmWNa8mQiYhjYRhJIyciBRdYD"
    "orGiWoPL0mEiUcslHC+FUsgGdzW7hR3RhbHhE9hdSVToVrMde7xa8PCLYRtJ+WHyrPpMvi"
    "4Edq66quP+NJHUOKtQkIFq9Z2LBP5koHpKCYodg3RYYCC9bcumJK+o6A0Uz+s68nHwJO+k"
    "bseAJcbk3YLtCwjA0kGL8dTlejCinbjxfV/5dAbTB+/1IY374pgNu3b3Jxi10r5mv/XEvj"
    "N990HQPZp2DceyXd1oQNX3hXmmTw4YvwspN8RhxdiLKZE7fvmLtE/ob69wwzUYD3ASN0kf"
    "3p29ViBc0dLG8uGdX8kZO+d4dpBlfe2qxF67rNNQaw4I5XVggVEF8B1JKA/3dQsnzClr3g"
    "7wg83fK3sHkoNdu5M5tKcjXl5js1ItSr/NlObAjRTqpiRYiga21H6La/ABxb3PDWxcXp10"
    "734yGBw9lZAj2g7X2ri4XRTqBxgLeUcyyH9qXVudYDF9RWetxZ++w9miOmDIPab/jV56uL"
    "dvcE4eRczhi8M8Cdtj9cH4Jyc6tu+GX77Pz3tr5KGu+OgF54lH4QPIfXpbyacSw+tGMxwF"
    "ZvOBagCmccdAJ4FuXrcR2DXo0iAfCHwnnY8shRJOfnpwlr0PvOylnW/Yzb8cdXmgwwyFZ5"
    "jvNQ5iiD9BDoEXEdsJsni+qxbVmMB4w+hfH8Yo0pwHrUa8Tn7U29RmBC+P2u7AnPz1hiO6"
    "RgzQlUYlsMhOoNHDGclD6GViAN1ktgHR+KCeOg6cpMw8s6m2EKdP9sXNu3HwZoqxBAlYA0"
    "mQR1c34lqwrETC5liJwAfBQaP6b+vk8kRvW1AoFjYIa8NSavqfX2LMicK/jkGlXz5Z0HdD"
    "i9eihpZ9ulr7XXI8tKnZ/8E8GYxJ/4/iiT+OO7goqv4gjAeE3zbrUv7W+JQ5k0qvuEbJZG"
    "fQzIYL4M5lOxAptiZ0vX5Lr0p3laFPgerLANNbliCy9RlOsSRJPLzvF1I32ubAGnYSDjfi"
    "I1fpAWwGrmbWClcQpSPf3kzfTEuF9RtEZMPwepu4wTuqajRm6oEHY2N0cL9ZQ/rkABOUAG"
    "s/BGxhFzZ4Be5RUn0Bc3DhjxaHukq7TxHySBmYmYK8e/tDGI/MmqELelmXVsL8h8zL3TJf"
    "r17ZM6NHhM9b2RS4YpRXOFf9sSHjtTuvIc5YRx5S4xrwj+tqcz4frvgI56qQfh/3Jhq+E4"
    "vwJDcCWhvx18rQdxvFqQ4c9YDrmJI6ppHFH+jZSbo1iewu2UjavjX8/PT3vdzvGnbuusfU"
    "jkcCyE0+P2cIJIwPiUq6t292P7MjZoioF9uFdj47wYlN51+7T98bJ1FgSj9IKIqtVdvxtf"
    "QnJfFtT8kkBG+8sq5OBxkeImDB/A2C+aFe0XMTZXUu9LAhrdr6rWbUrH1EjzjmLf76nTRI"
    "H2T4sKRTWaxPKrU1HsSzay8dVVTlG3RP9azcZdHblRtznnjFCl2BT0ASWINwFzj3T2H+Vy"
    "gTUH4O+pZA7qHJhe6Fcp8PAJSolnlE9rN1ueO1PtiGV+eE/KUDeiqGp4/ExvgPhS0Fkang"
    "/OqCM1VUcC4hYXXWMQRm59rokKq/e3Z6cmoE2rdXntJRb4p8EN/9Dpdq5+1Te6+xd1VVHk"
    "tp9eEJxhRWPvwjOvxoSqTcSdxajl2JxVCOVYATUBOzWO5Iix/JJUTkI+TsCOoXJVKrNZJR"
    "KHYCYgq/4ElqAh8HLZMatw9UiOwcfuTXLME7sX1RyxVQObTezTs7PC1o2lmdCz/cd8rQzg"
    "ddsAW7SAb66HaWL6TExfDWL6duSqERqtaReNv8bXuGaCERtdMl90ZcagtKMlmDwi/Qlb+p"
    "fiYLVnd0odjMyaYhXGxdgejolaCCJnzHF0VegpYyrtkNnqzKbiY535ZXONM+VRyxLWjVcm"
    "LcgHPxWxz8OoXBuy7ksl2JRBrz987+ppPghup8yFg7kHTxSlhe80rJHBtySDx1BrJMYNwk"
    "16GdZKxIGDSp2Ju0wxJ+xbK+oMYVRvGgwrEF4/csV85gWdD9gQHkkokXPQVnRHk1BuafHE"
    "trxBttJh7dKGVZQVVH/v+YxsU+dzaK1swxal+UIEY8xhlc1h5e38xsVWUwN/is/vjhFdOH"
    "SYy4m8zs2saBaOK6B7Mxe5hWcp09czOVSC0swYJ/BDCf862ukUVpta/iAJPuIwuqoJ2LjE"
    "+5gGQmkPoh7vlTiVWRr5gz5Pp4V5NUbghAvVfK/F431KOHj1Q5NI4TVQTqCJuf4dEDS4/8"
    "FBEEwdg6Wi303Oh+Mj8jJ+Z0SROE1NkiD1y3DUmhzka+6H8OlVigYxIMNTq3v4goOrSohm"
    "CFxnsw189FXnpH1IbC5ti93w88/XXgOcKF7Lp87xJ4zCnNhB1cYaxGDaPIswG+KK7Gyl14"
    "g8uxd50tW8Sh95CbDHO/Re7teJZ2IaamTVM571J59b1uF3XkHflAbl96xVn+xoTKFMMsfm"
    "E10xAnUHDydHkXaDNjasbQHndaRcgEZhSzlnOflj95pRqz9DR0ivJkag/sSu1cWyF4uxYH"
    "eg7+gLJ7Qq1J/ach4AxUfAhwP5bT1MK2rwiD6wEpfdiQnrx9QyeJRUtuOgBjdgnpbl6Vtj"
    "/6NghIBJ81UmHNWDLxznpLRpurBvMxt4n05ew5t8Egtx9fIfo2IZFau2R+1uBI5p7u2Hmz"
    "Ws6VZvQnwgBeu38063d9n+389tvNwXS0bDaQVPlAqUrW67hxLzIR6evUD1qIF6FZxuVVMT"
    "60+WztXVZ9RqPU51wz9f4S9kOje8/cdF5xJ/eoe7zlD8/fyTl5+IjAZazjpXHojPqupBuI"
    "hlZRxl+SVREmCmMEqzcmEUU1B3F3j39nCFTJcEoLEK1doqFBO0S1I5CWnIXGsy+9pihRtX"
    "4oDmwpUnQOOy5cMSYCZysLLG5dtWym+xJKTZY3XeY5EFrdwmS8KZXVZ1l4VGyQz0r7sgLw"
    "FnrscrcT2euVZDr/OtFagyrkDjCqwTGR4oydbcR1AMrTW9j6D9DQvmNzL8q35Pc51/lUVj"
    "NvpXr8cMbwtAf6Sunzli5NZ2WBi06c1FpnTCZJNIRh1meaU2XbFAb+MIPaQYrKkbGbeCqT"
    "zItP/1UZ64OdXC+C/rwBuaa/yXdzbN9tZkY98fXmf/TMWUx+17VOBIEG65xR2CGO2pqvbk"
    "UD6aw3lXZlXHYfZwab8rsLLf5S7sd6vr2viqduOrGrqs4lW1SUjjxqi1+c0YI+5vjFijDR"
    "ul7UkrbZ1pntLm9zTXBsVOiyttGMKqdSbB9S1qC7okNj8ifR2lFEakxi5XS0XAFgfX4a5a"
    "+usfxm5RwPBVQuWEWU19j5zLAB+YH/gC5nGEiqbBTHmMtcVgV1D7ZoxjYFiUGqh0tiIGrn"
    "JnqfP99K1zyJXhiQvdixPpV3ZsvNLBz7T31Uj8hkCNjDRGrSb6obGgJMJrwXFoIwph1jGo"
    "kkDIpb6mDqa84b4OqR+CHwO4ACrjxzDGgT15r8KjQkc6o3IhXMCAh0gYOxRzWMt9/YLwCb"
    "dzSZ0+PMyxfOR47w48DzAomzec6wjgRRDCq58u6VJ6F+ct8UFGn31S4n6+PvsM4g+Pf20f"
    "f+p0Px6S4ZgNJ0CTG67bMKZQN2GUIYghH/Ug3GN6TOvi4vSrboID0lnqNrxR4ZDgZQowR6"
    "t73D491bMgehzHi1/84EUr6p1Wl2hFPPzKaHjB+EqEXdWra1SoacuqnbEGGWvQHrCHCOt/"
    "i0E5nPsABuNVMb4T61DNML8D45Cfwsy+2VLhq6Xxvy50JAO6WgDJEyLE9sJHPIUkjfL8Wy"
    "wiiHvdX/F0sP0gF1X4ul8ZxMdADOarYz5Q8ktYKeMge1NiYWsRU6iR2ayM1TcGYdCZOpGN"
    "q+Q5uEp8q2FZGsfADIFrTeAndhWVoXNFOj+2z7NmpNwzl2fNsLsXHs8Lus7rqXubmz2fvR"
    "kt6v7UF45gUdNb0FUtvNydEoBhajgmMTee5628Y64EOBn0zJiYOVjL1Hc8enW7F36JH6+u"
    "jsvwjbKKBz3eo9Ht2vV8hk3i0SPuO9TOUiCIUGN4Nc8LirN4zlnq5BcAErd6I42p1DvK80"
    "uauqm1slnmOxFDuhV1hIQAe+gK2bKLyd8KxVl9BGDCm+pib68bUndgcBe3pfPbQpB9Wsi7"
    "zW3z+Ow9JdsocuyJkaCoZBsuvFqVt9RYv9QaYY5Yi51FpFrXH1copg+D0ZZeUNyCYlQbhs"
    "1FoXhRbJsn60WJUAOGQqBvd80O+NvS3Doa0BMyo/v9NBv0S1pOcYLhmPIRpm/BMxZYr3JM"
    "70DwpRY7In1fLNbgQeSb7WIYIgB08bn4amGcHWeLTcJsIMNiVUqvRfkVM3tBsUpf6vXSRN"
    "OVL03s3O7P0nVirxHNtiuaxfdHqXW9ArhHJq6d1CQvh/wIZp8W9SMj3mc/Jc6SGMQerXej"
    "5j1xNc9kY213HRu12ajNuybBltRmUwpmb3xs53M1Et73pUwRYV9znSVCxEcVskNMmZSYUK"
    "eEvv8C7wQAvd1i1nzGeoCnvpejtvBvuZ3OpUJPFPqvJMXrbxf2kBE6gCdnGyO2+QBtkZjA"
    "4uoTRI/U6YCKfVPones7YkgdJv/ZP4qy7HSnnDE60a45nVLoWT80iJ96+IK0ovf0fXQ63x"
    "HNEzdALVhLMCdm7OETMRcRN5Hl5zGOXLGQ/nzwKCX7+VaMIZ3OKGzHtSaKMAPMAvj0xRx/"
    "mSs56sHbmmvMGNEKL+PCS0Jtx49Xo0SxVwdF/HgwKj+l6SDly4tvqeLLPbER90fVe2QN21"
    "w8szPUIx8sc7QE4/cwOOBNkVPlTf6h8sZUF6qJoeMZJM5/aXWudf47+ua8tPnTVudMJ7w7"
    "1J7qtPl29/oQBFWubjigzkuqH4CAq5PqP7Q6Oj/+lto6Of5z91P3/Ev3kMy5vlt7VQ4vxJ"
    "m3nmpssh+qbKwnFzTtqyglSRxBGfLWmrz+kVTpPpM4pMl8qDOVkdNUSmEKwQx960xf37hV"
    "WlNLwhk1uaqu5tsFSzjwYhCPpyO/elikb819J8cg5fbKIzUFZ1BrLiHZ00tInu25u8bh/P"
    "h3kNSMCkUdpOYKkufkd24x1x6OGxleZ7+nuc7nTKMxmzzO+QjdXPS0lJ/z3k5On3r1datt"
    "hU2tuZAjL3JyTRnG3NDJWtlfK7oYDn76qYCBFEblWkh1X6reThkM+8P3ELuvXr4sYn5++T"
    "Lf/ox9qwXRuGI8w6ixriJaCHKvwlx1w/Ya5G6tMldK7npMZvb9/wG2BmX/"
)
