"""Links that open the dashboard once, and the sessions that they begin."""

from tortoise import BaseDBAsyncClient

from school21_bot.storage.columns import in_dialect

RUN_IN_TRANSACTION = True

UPGRADE = """
CREATE TABLE "login_link" (
    "id" {BIG_KEY},
    "token_hash" {BYTES} NOT NULL,
    "person_id" BIGINT,
    "telegram_id" BIGINT NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    "expires_at" {TIME} NOT NULL,
    "used_at" {TIME},
    CONSTRAINT "uid_login_link_token_h_0d970f" UNIQUE ("token_hash")
);
CREATE INDEX "idx_login_link_telegra_be2d09" ON "login_link" ("telegram_id");
CREATE TABLE "session" (
    "id" {BIG_KEY},
    "token_hash" {BYTES} NOT NULL,
    "person_id" BIGINT,
    "telegram_id" BIGINT NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    "created_at" {TIME} NOT NULL,
    "seen_at" {TIME} NOT NULL,
    CONSTRAINT "uid_session_token_h_4c5184" UNIQUE ("token_hash")
);
CREATE INDEX "idx_session_telegra_de10b4" ON "session" ("telegram_id");
"""

DOWNGRADE = """
DROP TABLE "session";
DROP TABLE "login_link";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return in_dialect(UPGRADE, db.capabilities.dialect)


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE


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
    "3p29ViBc0dLG8uGdX8kZO+d4dpBlfe2qxF67rNNQaw4I5XVggVEF8B1JKA/3dQsnzClmEu"
    "jeHC9ePCO1X+61W2bCe6f7Slqmj/EXSt9f9u+wvAsQVo+xcXp1873Y+g7s9mzhLoAW3vW1"
    "0saHYCjQO8XZxjGbMvrc61HrigttLjztpn79GMMGUYjH7Drz5fXbS7Jwgn53LG4J0B7rT9"
    "4foQlJJbdcMv22fnv7f1FdB45wP0wqP0g+A5vC5l0YxD8KEdggG2esOxABU246ATwMUoX4"
    "/rGPRq9AeAPxTOw5ZHjv44Pz9NWHHed1bOsu5n3I4/vtJkgEG2ynN4h7JCGaSHQI+I64Dd"
    "PFlUj23LYjxg9CmM5xdZTAHWo84iPm9v6iwCE8Lvd2VPeP7BEtshBWtOoBLbYiBUb+CI4a"
    "T0MbQCabBeAuv4UEz0Bg1VZhpM1tn6UqD7Z5vavt0vQFuFwKcEpMkAqJvTKlkNwOaVXJMJ"
    "QEPjOtMY9dcKFI6BGfrWmb6mStuzIHOu6JNrVs2XeB7QVfTqoeSdbRet1v6KLDt1ftpOBG"
    "NSduL7o0zKju/EKb6KIwDj78y7j760xyUOZRKg7hNsWRr1MSCD+TKYT3n5N0W9lq6mdelP"
    "87Qo8D1YYRuqacUWXqKc1iWIJped4+tG+lzZAk7DEMT9RGr8IC2A1cx7vErjFKR6+smb6Y"
    "lxv6JojZh+DlJ3GeFzTUeN3CAf7GxujvPpKX9cgdJvgAxm4V2KI+bOAL3KKyugr1wcMOLR"
    "9kjXV+M/SAIzEzFXjn/dYhCzk1XbbUsz66hckPmYe6eL6+t7I3VQ75jqGx+XDJOB5gr/ti"
    "U8dqZ0zTjKCePKXWJGEPxtT2fC9d8BXfVSD8L/5cJWw3F+7YTgMkF/O/haD+J4tZTCn7Hs"
    "bxNJVNNIovy7JDfHsTyFeyUbV8e/np+f9rqd40/d1ln7kMjhWAinx+3hBJGAESpXV+3ux/"
    "ZlbNAUQ/Jwr8bGeVEovev2afvjZessCEfpBTFVq7t+N96E5L4sqPklgYz2l1WCweMixU0Y"
    "PoCxXzQr2i9ibK6k3pcENLpfVa3bFH2pkeYdRa3fU6eJQuSfFhWKajSJ5VenctaXbGTjq6"
    "uccmyJ/rWajbs6cqNuc84ZoUqxKegDShBvAuYe6bw9yuUCqwXA31PJHNQ5MDHQry/g4ROU"
    "Es8on9Zutjx3ptoRy9nwnmQqt9Xo2FqnYQT0Ki6NxiCMKPpcsw9WL1PPzjdAM1Xr8trLFt"
    "AJVNj6odPtXP2qr1f3b82qopttP2cATsVZNtmyN0Iwvs6Eqk0YncWo5dicVYjOWAF9lCCc"
    "x2QE+xSc4W/yKiXEEpAmBqfmZGazSjQOwQyB609gCVI/L5fzsgpXj5QXfOzepLyYW0qfxx"
    "Y0AU2N52darRtPM/Fk+4/5Wlm167YBtmjW3lye0gTqmUC9GgTq7cj/IjRa034Xf42v8bcE"
    "Izb6Wb7oQolBpUVLMHlE+hO29O+oweLL7pQ6GG41xaKIi7E9HBO1EETOmOPoIs1TxlTay7"
    "LVmU0Bxjrzy+Yad8qjVgmsG69M2pAPfipioYdRuVZk3ZfKmimDXn/43pW3fBDcTpkLB3MP"
    "nihKC99pWCODb0kGj6HWSIwbhJv0MqyViAMHlToTd5liTti3VtQZwqjeNBhWIGZ+5Ir5zI"
    "skH7AhPJJQIuegreiOJqHc0uKJbXmDbKVj1aUNqygrUv7e8xnZps7n0FrZhi1K84UIxpjD"
    "KpvDyhv6jY+tpgb+FJ/fHSO6cOgwlxN5nZtZ0SwcV0D3Zi5yC89Spm9LcqgEpZkxTuCHEv"
    "7tsNMprDa1/EESfMRhdHMSsHGJ1yMNhNIuRD3eq1wqszTyB32ezvXyCofACReq+V6Lx/uU"
    "cPAmhiaRwmugnEATc/0rGWhwHYODIJgPBktFv5ucD8dH5GX8CociwZeaJEE+l+GoNTnI11"
    "zX4NOrFA1iQIanVvfwBQdXlSDNELjOZhv46KvOSfuQ2FzaFrvh55+vvQY4UbyWT53jTxiH"
    "ObGDYow1iMK0eRZhNgQW2dlKrxF5di/ypEt0lT7yEmCPd+i93K8Tz8Q01MiqZzzrTz5hrM"
    "PvvDq9KQ3K71mrPtnRmELpYY7NJ7oMBOoOHk6OIu0GbWxYsALO60i5AI3ClnLOcpLC7jWj"
    "Vn+GjpBeoYtA/Yndcou1LBZjwe5A39H3SGhVqD+15TwAio+ADwfy23qYVtTgEX1gJS67Ex"
    "PWj6ll8CipbMdBDW7APC3L07fG/kfBCAGT5qtMOKoHXzjOKIuBGTiaLuzbzAbeh8GSf+G1"
    "O4mFaO7iqc8xa1SsGpEieRhW1bCmW72Y8IEUrN/OO93eZft/P7fxrl2sBA2nFTxRKlC2uu"
    "0eSsyHeHj2AtWjBupVcLpVTU6sP1k6V1efUav1ONUN/3yFv5Dp3PD2HxedS/zpHe46R/H3"
    "809ehiIyGmg561x5ID6rqgfhIpaVcZTl1zlJgJlqJ83K1U5Mldxd4N3bwxVSXRKAxipUa6"
    "tQTNAuSeUkpCFzrcnsa4sVLlKJA5qktSdA47I1wRJgJnKwssbl21bKb7EkpNljdd5jkQWt"
    "3CZLwpldVnWXhUbJDPSvu/cuAWduvStx6525K0Ov862VqDKuQOMKrBMZHijJ1lwyUAytNb"
    "1koP0Nq+A3Mvyrfk9znX+VRWM2+levxwyvAEB/pC6KOWLk1nZYGLTpzUWmdMJkk0hGHWZ5"
    "9TNdsUBv4wg9pBisqRsZt4KpPMi0//VRnrg51cL4L+vAG5pr/Jd3Ns321mRj3x9eZ/9MxZ"
    "TH7XtU4EgQbrnFHYIY7amq9uRQPprDeVdmVcdh9nBpvyuwst/lLux3q+va+Kp246sauqzi"
    "/bNJSOPGqLX5zRgj7m+MWKMNG6XtSSttnWme0ub3NNcGxU6LK20Ywqp1JsH11WgLuiQ2Py"
    "J9HaUURqTGbkxLRcAWB9fhrlr66x/GrkbA8FVC5YRZTX05nMsAH5gf+ALmcYSKpsFMeYy1"
    "xWBXUPtmjGNgWJQaqHS2Igaucmep8/30VXLIleGJC92LE+lXdmy8p8HPtPfVSPyGQI2MNE"
    "atJvqhsaAkwmvBcWgjCmHWMaiSQMilvnsOprzhvg6pH4IfA7gAKuPHMMaBPXmvwqNCRzqj"
    "ciFcwICHSBg7FHNYy339gvAJt3NJnT48zLF85HjvDjwPMCibN5zrCOBFEMKrny7pUnq34S"
    "3xQUaffVLifr4++wziD49/bR9/6nQ/HpLhmA0nQJMbrtswplA3YZQhiCEf9SDcY3pM6+Li"
    "9KtuggPSWeo2vFPhkOB1CjBHq3vcPj3VsyB6HMeLX/zgRSvqnVaXaEU8/MpoeMH4SoRd1a"
    "trVKhpy6qdsQYZa9AesIcI63+LQTmc+wAG41UxvhPrUM0wvwPjkJ/CzL7ZUuGrpfG/LnQk"
    "A7paAMkTIsT2wkc8hSSN8vxrLCKIe11g8XSw/SA3Vfi6XxnEx0AM5qtjPlDyS1gp4yB7U2"
    "JhaxFTqJHZrIzVNwZh0Jk6kY2r5Dm4SnyrYVkax8AMgWtNYHMX1fOg82P7PGtGyj1zedYM"
    "u3vh8byg67yeure52fPZm9Gi7k994QgWNb0FXdXCG9spARimhmMSc+N53so75kqAk0HPjI"
    "mZg7VMfcejV7d74Zf48erquAzfKKt40OM9Gt2uXc9n2CQePeK+Q+0sBYIINYZX87ygOIvn"
    "nKVOfgEgcas30phKvaM8v6Spm1orm2W+EzGkW1FHSAiwh66QLbuY/K1QnNVHACa8qS729r"
    "ohdQcGd3FbOr8tBNmnhbzb3DaPz95Tso0ix54YCYpKtuHCq1V5S431S60R5oi12FlEqnX9"
    "cYVi+jAYbekFxS0oRrVh2FwUihfFtnmyXpQINWAoBPp21+yAvy3NraMBPSEzut9Ps0G/pO"
    "UUJxiOKR9h+hY8Y4H1Ksf0DgRfarEj0vfFYg0eRL7ZLoYhAkAXn4uvFsbZcbbYJMwGMixW"
    "pfRalF8xsxcUq/SlXi9NNF350sTO7f4sXSf2GtFsu6JZfH+UWtcrgHtk4tpJTfJyyI9g9m"
    "lRPzLiffZT4iyJQezRejdq3hNX80w21nbXsVGbjdq8axJsSW02pWD2xsd2Plcj4X1fyhQR"
    "9jXXWSJEfFQhO8SUSYkJdUro+y/wTgDQ2y1mzWesB3jqezlqC/+W2+lcKvREof9KUrz+dm"
    "EPGaEDeHK2MWKbD9AWiQksrj5B9EidDqjYN4Xeub4jhtRh8p/9oyjLTnfKGaMT7ZrTKYWe"
    "9UOD+KmHL0grek/fR6fzHdE8cQPUgrUEc2LGHj4RcxFxE1l+HuPIFQvpzwePUrKfb8UY0u"
    "mMwnZca6IIM8AsgE9fzPGXuZKjHrytucaMEa3wMi68JNR2/Hg1ShR7dVDEjwej8lOaDlK+"
    "vPiWKr7cExtxf1S9R9awzcUzO0M98sEyR0swfg+DA94UOVXe5B8qb0x1oZoYOp5B4vyXVu"
    "da57+jb85Lmz9tdc50wrtD7alOm293rw9BUOXqhgPqvKT6AQi4Oqn+Q6uj8+Nvqa2T4z93"
    "P3XPv3QPyZzru7VX5fBCnHnrqcYm+6HKxnpyQdO+ilKSxBGUIW+tyesfSZXuM4lDmsyHOl"
    "MZOU2lFKYQzNC3zvT1jVulNbUknFGTq+pqvl2whAMvBvF4OvKrh0X61tx3cgxSbq88UlNw"
    "BrXmEpI9vYTk2Z67axzOj38HSc2oUNRBaq4geU5+5xZz7eG4keF19nua63zONBqzyeOcj9"
    "DNRU9L+Tnv7eT0qVdft9pW2NSaCznyIifXlGHMDZ2slf21oovh4KefChhIYVSuhVT3pert"
    "lMGwP3wPsfvq5csi5ueXL/Ptz9i3WhCNK8YzjBrrKqKFIPcqzFU3bK9B7tYqc6XkrsdkZt"
    "//H6UMQiA="
)
