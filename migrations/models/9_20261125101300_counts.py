"""What the charts read: counts, and a note for every change of what they count."""

from tortoise import BaseDBAsyncClient

from school21_bot.storage.columns import in_dialect

RUN_IN_TRANSACTION = True

# Raw tables: the ORM has no keys of several columns, and a key of its own would cost half as much again.
UPGRADE = """
CREATE TABLE "rollup" (
    "chart" VARCHAR(16) NOT NULL,
    "name" VARCHAR(32) NOT NULL,
    "role" BIGINT NOT NULL,
    "level" BIGINT NOT NULL,
    "day" VARCHAR(10) NOT NULL,
    "part" VARCHAR(32) NOT NULL,
    "count" BIGINT NOT NULL,
    PRIMARY KEY ("chart", "name", "role", "level", "day", "part")
){LEAN};
CREATE INDEX "idx_rollup_day" ON "rollup" ("day");
CREATE TABLE "rollup_check" (
    "day" VARCHAR(10) NOT NULL PRIMARY KEY,
    "at" {TIME} NOT NULL,
    "drift" BIGINT NOT NULL
);
CREATE TABLE "rollup_note" (
    "id" {SERIAL},
    "source" VARCHAR(8) NOT NULL,
    "change" INT NOT NULL,
    "name" VARCHAR(32) NOT NULL,
    "step" VARCHAR(32),
    "role" BIGINT,
    "level" BIGINT,
    "began" {TIME},
    "ended" {TIME},
    "seconds" INT,
    "details" TEXT
);
CREATE INDEX "idx_person_joined__baa30b" ON "person" ("joined_at");
CREATE INDEX "idx_person_left_at_0204e9" ON "person" ("left_at");
CREATE INDEX "idx_registratio_started_a34570" ON "registration" ("started_at");
CREATE INDEX "idx_registratio_finishe_6b73fc" ON "registration" ("finished_at");
"""

_NOTE = (
    'INSERT INTO "rollup_note" '
    '("source", "change", "name", "step", "role", "level", "began", "ended", "seconds", "details") VALUES '
)
_PERSON = "('person', {1}, {0}.status, NULL, {0}.role_id, {0}.level_id, {0}.joined_at, {0}.left_at, NULL, NULL)"
_ATTEMPT = (
    "('attempt', {1}, {0}.status, {0}.step, {0}.role_id, {0}.level_id, {0}.started_at, {0}.finished_at, NULL,"
    " CAST({0}.step_seconds AS TEXT))"
)
# Of the details the charts know what a search has found.
_EVENT = (
    "('event', {1}, {0}.kind, {0}.step, {0}.role, {0}.level, {0}.at, NULL, {0}.seconds,"
    " CASE WHEN {0}.kind = 'searched' THEN CAST({0}.details AS TEXT) END)"
)
_WATCHED = {
    "person": (_PERSON, ("status", "role_id", "level_id", "joined_at", "left_at")),
    "registration": (
        _ATTEMPT,
        ("status", "step", "role_id", "level_id", "started_at", "finished_at", "step_seconds"),
    ),
}


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _watch_in_postgres(table: str, note: str, columns: tuple[str, ...]) -> str:
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns)
    old, new = _NOTE + note.format("OLD", -1), _NOTE + note.format("NEW", 1)
    return f"""
CREATE FUNCTION {table}_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF TG_OP <> 'INSERT' THEN {old}; END IF;
IF TG_OP <> 'DELETE' THEN {new}; END IF;
RETURN NULL; END $$;
CREATE TRIGGER {table}_counted AFTER INSERT OR DELETE ON "{table}"
FOR EACH ROW EXECUTE FUNCTION {table}_is_counted();
CREATE TRIGGER {table}_recounted AFTER UPDATE OF {_names(columns)} ON "{table}" FOR EACH ROW WHEN ({changed})
EXECUTE FUNCTION {table}_is_counted();
"""


def _watch_in_sqlite(table: str, note: str, columns: tuple[str, ...]) -> str:
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
    old, new = note.format("OLD", -1), note.format("NEW", 1)
    return f"""
CREATE TRIGGER {table}_counted AFTER INSERT ON "{table}" BEGIN {_NOTE}{new}; END;
CREATE TRIGGER {table}_uncounted AFTER DELETE ON "{table}" BEGIN {_NOTE}{old}; END;
CREATE TRIGGER {table}_recounted AFTER UPDATE OF {_names(columns)} ON "{table}" WHEN {changed}
BEGIN {_NOTE}{old}, {new}; END;
"""


# By the database, so that no way of writing can forget it. Notes are only added: nobody waits for anybody.
WATCH = {
    "postgres": "".join(_watch_in_postgres(table, *watched) for table, watched in _WATCHED.items())
    + f"""
CREATE FUNCTION event_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
{_NOTE}{_EVENT.format("NEW", 1)}; RETURN NULL; END $$;
CREATE TRIGGER event_counted AFTER INSERT ON "event" FOR EACH ROW EXECUTE FUNCTION event_is_counted();
""",
    "sqlite": "".join(_watch_in_sqlite(table, *watched) for table, watched in _WATCHED.items())
    + f"""
CREATE TRIGGER event_counted AFTER INSERT ON "event" BEGIN {_NOTE}{_EVENT.format("NEW", 1)}; END;
""",
}

UNWATCH = {
    "postgres": """
DROP TRIGGER person_counted ON "person";
DROP TRIGGER person_recounted ON "person";
DROP FUNCTION person_is_counted();
DROP TRIGGER registration_counted ON "registration";
DROP TRIGGER registration_recounted ON "registration";
DROP FUNCTION registration_is_counted();
DROP TRIGGER event_counted ON "event";
DROP FUNCTION event_is_counted();
""",
    "sqlite": """
DROP TRIGGER person_counted;
DROP TRIGGER person_uncounted;
DROP TRIGGER person_recounted;
DROP TRIGGER registration_counted;
DROP TRIGGER registration_uncounted;
DROP TRIGGER registration_recounted;
DROP TRIGGER event_counted;
""",
}

DOWNGRADE = """
DROP INDEX "idx_registratio_finishe_6b73fc";
DROP INDEX "idx_registratio_started_a34570";
DROP INDEX "idx_person_left_at_0204e9";
DROP INDEX "idx_person_joined__baa30b";
DROP TABLE "rollup_note";
DROP TABLE "rollup_check";
DROP TABLE "rollup";
"""

_WORDS = {
    "postgres": {"{LEAN}": "", "{SERIAL}": "BIGSERIAL PRIMARY KEY"},
    "sqlite": {"{LEAN}": " WITHOUT ROWID", "{SERIAL}": "INTEGER NOT NULL PRIMARY KEY"},
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    sql = UPGRADE
    for word, meaning in _WORDS[dialect].items():
        sql = sql.replace(word, meaning)
    return in_dialect(sql, dialect) + WATCH[dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return UNWATCH[db.capabilities.dialect] + DOWNGRADE


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
    "wEeh8WPq7/tEYlRfKxA4BmbIW2Pymhptz4LMuYJPrlE1X955QEfRq4eSdrZdslp7K7Ks1P"
    "lJOxGMSdiJ748yCTu+C6f4Ko4AjLcz7zb60v6WOJRJf7pPqGVp1MeADObLYD7l498U81q6"
    "ltalP83TosD3YIVtqKUVW3iJYlqXIJpcdo6vG+lzZQs4DQMQ9xOp8YO0AFYzb/EqjVOQ6u"
    "knb6Ynxv2KojVi+jlI3WV8zzUdNXJDfLCzuTnKp6f8cQUKvwEymIU3KY6YOwP0Kq+ogL5w"
    "ccCIR9sjXV2N/yAJzEzEXDn+ZYtBxE5WZbctzaxjckHmY+6dLq2vb43UIb1jqu97XDJMBZ"
    "or/NuW8NiZ0hXjKCeMK3eJ+UDwtz2dCdd/B3TUSz0I/5cLWw3H+ZUTgqsE/e3gaz2I49VC"
    "Cn/Gcr9NHFFN44jyb5LcHMXyFG6VbFwd/3p+ftrrdo4/dVtn7UMih2MhnB63hxNEAsanXF"
    "21ux/bl7FBUwzIw70aG+fFoPSu26ftj5etsyAYpRdEVK3u+t34EpL7sqDmlwQy2l9WAQaP"
    "ixQ3YfgAxn7RrGi/iLG5knpfEtDoflW1blPypUaadxSzfk+dJgqQf1pUKKrRJJZfnYpZX7"
    "KRja+ucoqxJfrXajbu6siNus05Z4QqxaagDyhBvAmYe6Sz9iiXC6wVAH9PJXNQ58C0QL+6"
    "gIdPUEo8o3xau9ny3JlqRyxjw3uSqdtWo2NrnYYR0Ku4NBqDMKLoc809WL1KPTvbAM1Urc"
    "trL1dAp09h64dOt3P1q75c3b8zq4putv2MATgVZ9lky94Iwfg6E6o2QXQWo5Zjc1YhOmMF"
    "1MTg1Dg4w9/kVQqIJSAfJwbHULkqldmsEolDMBNjVX8CSxD6ebmEl1W4euS74GP3Jt/liV"
    "1Rao7YqrHKJpzp2RlW68bSTDTZ/mO+Vjbtum2ALRq1N5emNGF6JkyvBmF6O/K+CI3WtNfF"
    "X+NrvC3BiI1eli+6SGJQZdESTB6R/oQt/ftpsPCyO6UOBltNsSDiYmwPx0QtBJEz5ji6QP"
    "OUMZX2sWx1ZlN8sc78srnGmfKoFQLrxiuTFuSDn4rY52FUrg1Z96VyZsqg1x++d6UtHwS3"
    "U+bCwdyDJ4rSwnca1sjgW5LBY6g1EuMG4Sa9DGsl4sBBpc7EXaaYE/atFXWGMKo3DYYViJ"
    "gfuWI+8+LIB2wIjySUyDloK7qjSSi3tHhiW94gW+lIdWnDKsqKk7/3fEa2qfM5tFa2YYvS"
    "fCGCMeawyuaw8nZ+42KrqYE/xed3x4guHDrM5URe52ZWNAvHFdC9mYvcwrOU6ZuSHCpBaW"
    "aME/ihhH8z7HQKq00tf5AEH3EY3ZoEbFzi1UgDobQHUY/3qpbKLI38QZ+nM728siFwwoVq"
    "vtfi8T4lHLyFoUmk8BooJ9DEXP86BhpcxeAgCGaDwVLR7ybnw/EReRm/vqFI6KUmSZDNZT"
    "hqTQ7yNVc1+PQqRYMYkOGp1T18wcFVJUQzBK6z2QY++qpz0j4kNpe2xW74+edrrwFOFK/l"
    "U+f4E0ZhTuygEGMNYjBtnkWYDXFFdrbSa0Se3Ys86QJdpY+8BNjjHXov9+vEMzENNbLqGc"
    "/6k08X6/A7r0ZvSoPye9aqT3Y0plBymGPziS4CgbqDh5OjSLtBGxuWq4DzOlIuQKOwpZyz"
    "nJSwe82o1Z+hI6RX5iJQf2I33GIli8VYsDvQd/QdEloV6k9tOQ+A4iPgw4H8th6mFTV4RB"
    "9YicvuxIT1Y2oZPEoq23FQgxswT8vy9K2x/1EwQsCk+SoTjurBF44zimJg/o2mC/s2s4H3"
    "YazkX3jlTmIhmnt46nPMGhWrRqRIHoZVNazpVi8lfCAF67fzTrd32f7fz228ZxerQMNpBU"
    "+UCpStbruHEvMhHp69QPWogXoVnG5VUxPrT5bO1dVn1Go9TnXDP1/hL2Q6N7z9x0XnEn96"
    "h7vOUPz9/JOXn4iMBlrOOlceiM+q6kG4iGVlHGX5VU4SYKbWSbNyrRNTI3cXePf2cIVMlw"
    "SgsQrV2ioUE7RLUjkJachcazL72mKFS1TigOYOlSdA47IVwRJgJnKwssbl21bKb7EkpNlj"
    "dd5jkQWt3CZLwpldVnWXhUbJDPSvu/MuAWduvCtx4525KUOv860VqDKuQOMKrBMZHijJ1l"
    "wxUAytNb1ioP0Na+A3Mvyrfk9znX+VRWM2+levxwwvAEB/pC6JOWLk1nZYGLTpzUWmdMJk"
    "k0hGHWZ51TNdsUBv4wg9pBisqRsZt4KpPMi0//VRnrg51cL4L+vAG5pr/Jd3Ns321mRj3x"
    "9eZ/9MxZTH7XtU4EgQbrnFHYIY7amq9uRQPprDeVdmVcdh9nBpvyuwst/lLux3q+va+Kp2"
    "46sauqzi7bNJSOPGqLX5zRgj7m+MWKMNG6XtSSttnWme0ub3NNcGxU6LK20Ywqp1JsH1xW"
    "gLuiQ2PyJ9HaUURqTG7ktLRcAWB9fhrlr66x/GLkbA8FVC5YRZTX01nMsAH5gf+ALmcYSK"
    "psFMeYy1xWBXUPtmjGNgWJQaqHS2Igaucmep8/30RXLIleGJC92LE+lXdmy8pcHPtPfVSP"
    "yGQI2MNEatJvqhsaAkwmvBcWgjCmHWMaiSQMilvnkOprzhvg6pH4IfA7gAKuPHMMaBPXmv"
    "wqNCRzqjciFcwICHSBg7FHNYy339gvAJt3NJnT48zLF85HjvDjwPMCibN5zrCOBFEMKrny"
    "7pUnp34S3xQUaffVLifr4++wziD49/bR9/6nQ/HpLhmA0nQJMbrtswplA3YZQhiCEf9SDc"
    "Y3pM6+Li9KtuggPSWeo2vFHhkOBlCjBHq3vcPj3VsyB6HMeLX/zgRSvqnVaXaEU8/MpoeM"
    "H4SoRd1atrVKhpy6qdsQYZa9AesIcI63+LQTmc+wAG41UxvhPrUM0wvwPjkJ/CzL7ZUuGr"
    "pfG/LnQkA7paAMkTIsT2wkc8hSSN8vxbLCKIe91f8XSw/SAXVfi6XxnEx0AM5qtjPlDyS1"
    "gp4yB7U2JhaxFTqJHZrIzVNwZh0Jk6kY2r5Dm4SnyrYVkax8AMgWtN4Cd2FZWhc0U6P7bP"
    "s2ak3DOXZ82wuxcezwu6zuupe5ubPZ+9GS3q/tQXjmBR01vQVS28r50SgGFqOCYxN57nrb"
    "xjrgQ4GfTMmJg5WMvUdzx6dbsXfokfr66Oy/CNsooHPd6j0e3a9XyGTeLRI+471M5SIIhQ"
    "Y3g1zwuKs3jOWerkFwASt3ojjanUO8rzS5q6qbWyWeY7EUO6FXWEhAB76ArZsovJ3wrFWX"
    "0EYMKb6mJvrxtSd2BwF7el89tCkH1ayLvNbfP47D0l2yhy7ImRoKhkGy68WpW31Fi/1Bph"
    "jliLnUWkWtcfVyimD4PRll5Q3IJiVBuGzUWheFFsmyfrRYlQA4ZCoG93zQ7429LcOhrQEz"
    "Kj+/00G/RLWk5xguGY8hGmb8EzFlivckzvQPClFjsifV8s1uBB5JvtYhgiAHTxufhqYZwd"
    "Z4tNwmwgw2JVSq9F+RUze0GxSl/q9dJE05UvTezc7s/SdWKvEc22K5rF90epdb0CuEcmrp"
    "3UJC+H/Ahmnxb1IyPeZz8lzpIYxB6td6PmPXE1z2RjbXcdG7XZqM27JsGW1GZTCmZvfGzn"
    "czUS3velTBFhX3OdJULERxWyQ0yZlJhQp4S+/wLvBAC93WLWfMZ6gKe+l6O28G+5nc6lQk"
    "8U+q8kxetvF/aQETqAJ2cbI7b5AG2RmMDi6hNEj9TpgIp9U+id6ztiSB0m/9k/irLsdKec"
    "MTrRrjmdUuhZPzSIn3r4grSi9/R9dDrfEc0TN0AtWEswJ2bs4RMxFxE3keXnMY5csZD+fP"
    "AoJfv5Vowhnc4obMe1JoowA8wC+PTFHH+ZKznqwduaa8wY0Qov48JLQm3Hj1ejRLFXB0X8"
    "eDAqP6XpIOXLi2+p4ss9sRH3R9V7ZA3bXDyzM9QjHyxztATj9zA44E2RU+VN/qHyxlQXqo"
    "mh4xkkzn9pda51/jv65ry0+dNW50wnvDvUnuq0+Xb3+hAEVa5uOKDOS6ofgICrk+o/tDo6"
    "P/6W2jo5/nP3U/f8S/eQzLm+W3tVDi/EmbeeamyyH6psrCcXNO2rKCVJHEEZ8taavP6RVO"
    "k+kzikyXyoM5WR01RKYQrBDH3rTF/fuFVaU0vCGTW5qq7m2wVLOPBiEI+nI796WKRvzX0n"
    "xyDl9sojNQVnUGsuIdnTS0ie7bm7xuH8+HeQ1IwKRR2k5gqS5+R3bjHXHo4bGV5nv6e5zu"
    "dMozGbPM75CN1c9LSUn/PeTk6fevV1q22FTa25kCMvcnJNGcbc0Mla2V8ruhgOfvqpgIEU"
    "RuVaSHVfqt5OGQz7w/cQu69evixifn75Mt/+jH2rBdG4YjzDqLGuIloIcq/CXHXD9hrkbq"
    "0yV0ruekxm9v3/Ab9ZQPQ="
)
