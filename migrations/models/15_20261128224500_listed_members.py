"""How many members of each role and level are listed, and their lists in the order of ids."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# Rows are only added, and added up by whoever reads (`people/listed.py`): nobody waits for anybody, however many people
# of one role an import or a crowd of newcomers brings.
UPGRADE = """
CREATE TABLE "listed_count" (
    "id" {SERIAL},
    "role" BIGINT NOT NULL,
    "level" BIGINT NOT NULL,
    "number" BIGINT NOT NULL
);
INSERT INTO "listed_count" ("role", "level", "number")
    SELECT coalesce("role_id", 0), coalesce("level_id", 0), count(*) FROM "person"
    WHERE "status" = 'member' AND "listed" GROUP BY 1, 2;
CREATE INDEX "idx_person_listed_of_role" ON "person" ("role_id", "id") WHERE "status" = 'member' AND "listed";
CREATE INDEX "idx_person_listed_of_level" ON "person" ("level_id", "id") WHERE "status" = 'member' AND "listed";
"""
_SERIAL = {"postgres": "BIGSERIAL PRIMARY KEY", "sqlite": "INTEGER NOT NULL PRIMARY KEY"}

_COUNTED = ("status", "listed", "role_id", "level_id")
_COLUMNS = ", ".join(f'"{name}"' for name in _COUNTED)
_ADD = 'INSERT INTO "listed_count" ("role", "level", "number") '
_VALUES = "coalesce({0}.role_id, 0), coalesce({0}.level_id, 0), {1}"
_IS_LISTED = "{0}.status = 'member' AND {0}.listed"


def _in_postgres() -> str:
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _COUNTED)
    gone = f"IF {_IS_LISTED.format('OLD')} THEN {_ADD} VALUES ({_VALUES.format('OLD', -1)}); END IF"
    come = f"IF {_IS_LISTED.format('NEW')} THEN {_ADD} VALUES ({_VALUES.format('NEW', 1)}); END IF"
    return f"""
CREATE FUNCTION person_is_listed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF TG_OP <> 'INSERT' THEN {gone}; END IF;
IF TG_OP <> 'DELETE' THEN {come}; END IF;
RETURN NULL; END $$;
CREATE TRIGGER person_listed AFTER INSERT OR DELETE ON "person" FOR EACH ROW EXECUTE FUNCTION person_is_listed();
CREATE TRIGGER person_relisted AFTER UPDATE OF {_COLUMNS} ON "person" FOR EACH ROW WHEN ({changed})
EXECUTE FUNCTION person_is_listed();
"""


def _in_sqlite() -> str:
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _COUNTED)
    gone = f"{_ADD} SELECT {_VALUES.format('OLD', -1)} WHERE {_IS_LISTED.format('OLD')}"
    come = f"{_ADD} SELECT {_VALUES.format('NEW', 1)} WHERE {_IS_LISTED.format('NEW')}"
    return f"""
CREATE TRIGGER person_listed AFTER INSERT ON "person" BEGIN {come}; END;
CREATE TRIGGER person_unlisted AFTER DELETE ON "person" BEGIN {gone}; END;
CREATE TRIGGER person_relisted AFTER UPDATE OF {_COLUMNS} ON "person" WHEN {changed} BEGIN {gone}; {come}; END;
"""


DOWNGRADE = {
    "postgres": """
DROP TRIGGER person_listed ON "person";
DROP TRIGGER person_relisted ON "person";
DROP FUNCTION person_is_listed();
""",
    "sqlite": """
DROP TRIGGER person_listed;
DROP TRIGGER person_unlisted;
DROP TRIGGER person_relisted;
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    watched = _in_postgres() if dialect == "postgres" else _in_sqlite()
    return UPGRADE.replace("{SERIAL}", _SERIAL[dialect]) + watched


async def downgrade(db: BaseDBAsyncClient) -> str:
    return (
        DOWNGRADE[db.capabilities.dialect]
        + """
DROP INDEX "idx_person_listed_of_level";
DROP INDEX "idx_person_listed_of_role";
DROP TABLE "listed_count";
"""
    )


MODELS_STATE = (
    "eJztPW1z2zbSfwWjL+3N6HKJk7apfXMziqOkutiyH1tp2qtvJEiEJVYUoCMoK5q7/PdnFy"
    "BFUiJlkpYlWMaXNgaxILULYN93/1ubCId58sV7GtBPbFE7Jv+tcTph8I/VR3VSo9Np/AAH"
    "Atr31FwHJnXH4ay+DHw6CGD8lnqSwZDD5MB3p4ErOM5uEJ9yR0wIQNTJ3Id1mUP6CxKMGI"
    "79lfGBv1DT8c8XuKojBrCsy4dVF5hx9z8z1g3EkMEsH5b5498w7HKHfWUy+nM67t66zHNS"
    "mHAdXECNd4PFVI21ePBBTcRv63cHwptNeDx5ughGgi9nuzzA0SHjzKcBcxK44TPPC9EYDe"
    "lPhYHAn7HlNzrxgMNu6cxDDCO0/oJ4rNbtti863etmp9utrWE/gkjgMxwaCI6Ug2+V6ucP"
    "8RP+evTqzU9v3r7+8c1bmKI+czny0zf96hgzGlDhp92pfVPPcWuoGQrJMVanM38qJFtH7e"
    "mI+k0+myj8tuCbKB+wNTwnwFeQDT+iCrKjgRjb8fatju7aVfP04ur9MfHZQPjODf/cvm42"
    "zpowMuOSUY/BWKv9vvnbMVFvXt3sOcSZ0K9dj/FhMII/X/24gRK/Nq5Of2lcff/qx7/g2g"
    "LOpj607fDJkXqExIqJA0gPKpNmCWw0YdrN3zoAyL4GN/zyqnXeuPr9mEx9d0L9xQ2/anZa"
    "V632RyRc4CItbvin5iVAjNk0MINI4cW3TqZ3LocfkX0/JYBWyNNfBEyaQ6DCF9UGtL47u3"
    "iHK0+k/I8X4vldqw2k/v688ZtC9WQRPjq7aH+M5sPNEgx9tVDt3e+dZmMF8wOfIX66NFhH"
    "PjBM2DETlo3+NOQKBZwQ9EX0j8OiRqd13rzuNM4vUyR53+g08clRihrR6PerB2K5CPnS6v"
    "xC8E/yr4t2c5Vsy3mdf9Xwm+gsEF0u5l3qJHESDUdD31AKuB0nOBYO9OlgPKe+0117Io5E"
    "3tz1R5OjyeoI5XSoiITYxO8MxS4Qua40mtcksujRRokMxJ6uH826VyK74Iz4Yn5MRmJOxG"
    "3AeCRKSTKid4wMRpTDd9YJyF3q0cgdjpgMiOsQivMIu2M+zIUpUsAMGhAuYFVXkqF7h+vN"
    "3QFbF+V2+mYrAxomAwLlJH5ScdQmILaD3z1fl9vBcIxRj8og0sQKojQJYnEa4tQQNnDFpp"
    "47oFlsIHq0kQ34iUkF9PKpLwZMSn2LziSTy8v4WP0rPH1wUeOfE+IGZAzMU+rbeT6C2xaG"
    "5lQS3FRkxAABMDlLg3/MV235nn/nDp/NVf/z0dHr1z8dvXz949sf3vz00w9vXy5Pz/qjTc"
    "foXesjnqSU7GYZwu4ZQh/0jQp6SgLMKilWScnmTk0Qr4Ms3qQfbORMbDnlXr50LSZwjwM9"
    "NbMYoQGDM+eEcCX6D6jvu8A/pnATCE49grfLOsuptMoNv+E9PdSrk54vPNZTDKjnAZQH//"
    "YZ6eN/+GzSh3l1UD4C4rNb5jMODE4zsz/FzMc1xSzwQCeRwL/gE4B/ySmjY1mcb/1RG8Nf"
    "Cm1BDZ79UdMfhyPAiv5t+ZqZfC2i2ro5NRv90XyTLajFSZCyg74+KmAHfX2UawfFR2kWV5"
    "67WcZmKGNL+yDYtMyZieZXOjPhlWQKHR/7yEgGL3RkCTk7AVGJK5iG4C2L2TEbLs5jY5gD"
    "wuhOGG2Md5TIymE9grA4r4pzJfqWQ/oSxGK9KtYdFlDXy7iy/3l90c7GegJkVdZxBwH5H/"
    "Fc+QTxvwGViIuUfBMxwaW/N8EfTzO8vbjAuzXMO7Mpy7aq54sjaaitCCX7VaRSIsnPRaIZ"
    "fs6PZvhZRTMYYsdozBw3aPLAz4yASzytb7JoUJzXZcuJhbyuMAFN3DKgt7cbTRGxAxT/6l"
    "PJ0MqgDeci9JIS4cPgRNwx4gbZvtZHfJ+ylcD6wg9NJAH1hywoaiPxxDBpHxGTavaRyC4C"
    "H+LGdpFwRPjJAf193UjX1n9aG8p+GV6+DcWq+Qep5t+5tAxbDacfoGFs+wGCyxuv+J21BL"
    "GCelVBPeY8Rfd0DHGA2/rN2wLb+s3b3G2Nj9IIXuHbRbG8AnZ4ZsLtXyChSFTqBolh7BVi"
    "df2noOsbooX+U/RrGeonDtc36Z1/hhMK6ZtTlw0YaoCe4EMyF/74BLQvV2IQLobMuoHELR"
    "CMQP8jAZVj4nL4FyzN6IQI7i3gLz5zhjmxvFtcX/veqQ/oCEBrDJXKwQyUVNAwR8JziOtI"
    "NRorlkqhVd71KRNTjxHcM84L9NeDCtud8cD1eph7A/9HtZMTKSasL5yF+lhQNeGtbnBCev"
    "6Md2kAc1FZ7bNbAQosAsBaY7boESRT6MhHZZSRyUwG4WQSzAUg4QR+y63LXTliDgEyqYBk"
    "xAG59VnRkOQ/4nwa/UlaeY3YmPX67/vatl7/vbgwS5pjrR12gx32maX+NU47rV+bx2gMhQ"
    "v5hl82Pl9jRuaUziTmY76/aMNTR3B49qHRUtmatyBd4bPTRvu0eaaGBogCz9PJdPsX1mNW"
    "WUZuTEM9SHSsRL7a329nXOm/pD9zvcDl8gW+9h+1JyxRpnIFlcBS5qqKIXZ3imqPhe7Hvq"
    "7wlK4jN1fCiabvLlb85eOKOFuLYAlEQDO8+vl6fjT/gNT8rSEzlNTXsLnZXxFDWZ+F0T6L"
    "hDJZlsYroFsgtGFH6ZDojELfzGdl4iSTIJbJrN6LzPfLyUJLgMMz129fFqJyzJxuP0Mv3u"
    "jyS0AdEC/fscnelgR5FhxhNnUqkjkNaclsNJkjq30FOq+AWgHPNDqb4+77QoPBqJbt89PP"
    "6vc4/rrz5bT7yztwIqaMkznsGzHXWbByJOaSUHROfSexJgMiV2bUaygHm+HV+iPyUw4Ath"
    "t5rWxJBkMEmXwnVkSvUjRIAB1SVYYdy5TwdsazkZ+vMaWATHbDGONJxHu07AaPYez+LrW/"
    "17hvig7rRPggfOYO+Se2WPM8rmA+HS/zxAjwLdpg0WjMa3w6X3LFxL6DXw6/lwX6Omhcnz"
    "beN2vf9iPLnImhy89cPs4SZuKHG6UZD6d1vWhegWpVOFeLIiibyDBZRY76QtWCgl1SJ7fC"
    "J1gNUJeRivJewpIegMkeBiXRZHpKnVCJQUlhTkpW7ardvThTkArEmPHuCF5ohSiDbrZNQl"
    "SCZBlkyK/Wm4azBXvrFQv2Lo9duVOQArO20apybAB8aujTSWn8rwA+lqh1qPdRsiwoH86A"
    "d5dRJJIwB6hHFElLyc9KWUtKYV+nLlxAFQyGaUhrGDbOYJiy/8tqxn9pDcLG0tcQg/A1k1"
    "Jjfk2Fih7VNylQMjGpUE1FlfWg0xdi9QV0lFjoVEqKVnS0GjMQYuxmpH48fDmr6TwlycJq"
    "Og+9Ga2mczinwWo65lDAajqPrenYSKeDlYTTJUJZlRj2BJglsHEENkXVQW9ILUvRUQ/qG9"
    "Wc5ZTiSs58JFSrkAl1QldM5Gjpi6COnUM7If8lLqgsYg6bUi5dNywIYE+E/ai4wFT2DRrQ"
    "47zLtjQxWwDZoBAZJRI+G4LcVyK4WD5zTrFgo6TC2sWXdvPqWN8kN7zx/rzVPibUmbgc/m"
    "o3zn6/7sDfnHoLaUjnUtjWvJoImYa0EoaVMPKMqYqRZsoY4aPNUkZiUoFQlDvqzVgYFqtY"
    "vgT+7WBvcjfAnpZxZAfjd64v+ITxjAqtD1noARKC+n/mDZl9CKP527kVDaqmsa1adRsanC"
    "F913HdYV/z+ptFACazoK3cbs3fOqmLba34QsoeGk1frciQZjQ2XccymkcOfVSdDbLCHqOW"
    "BxtCHpdT7mUxv4g5KIfcFX5csMyVJ0QtIVWJbeE7zGcOapg9QLCLoL11HlN5JVWPDX+kcu"
    "PNYxY1oFgEh2DVtLkL52QWqMhHZFIB3GtkILBS2q0vJqTnCZjN5N96avEB4KRn9dsnoE5t"
    "yA8BGpYRHqL5Byc8bD8xYadymWn+uxRuf3xTALc/vsnFLT5a8ZOG99o6fvN9pAmQQ8r6OI"
    "RG2Ze6l1YGH75cdtnKZ8RxJ677OXHzjvkL5G9o6J1iyiPwPmCEPrI/1dYz0UnDw74aklHF"
    "Hznp+WwAzDWDK29t1aIFRWcKA1jZTdevQ0tXaGlUkkD476hXxpgtVkbiRdZH/hQuX8rObu"
    "76tnCpoTx9rzZrs6pt7sVkHZ+kKkbrGNpkm0Gt3fwCcGx+wxuXl2e/t9ofjwlc0d4C6AFj"
    "7xptrMP5Hgb7lGPdPueGf2m0OmrinLqBmnfePH+H1u8JwxyqG379+fqy2X6PcHImpwy+Ge"
    "DOmh86x6Di3AY3/Kp5fvErPteti+ApvEq9CN7DTanmaeNYHjuOJcJWdzASoBBnXHQCeBbl"
    "m3GdgF4NWgTwx8L5cmTHQYsXF2cpm9C71qoR7jMex+9fKTLAJDfIueJiyaMM0pdAO8R1xG"
    "6eLKpHruMwHjH6NYzn1wZeAzSjPDC+72DKAwMTwt/vy67QYS0ljsMarL2BShwLED2qID0J"
    "ZvFdAt99EXT7nhiMS1/7K5AW6yWwji/FejB3cE2UbEuWAXp4lsXtW20jtFWIj05B2kRB01"
    "yO6aJBCRNXGSKnAHdC413aSw6JxGguqEDgBJglr8HktbEhz4LMuYJPrhE7X955RDffq8eS"
    "drbd2UL5mrK8Avm5vTGMzeutk2p5vbEDruAujgGsrzrL/phwchb3byWhbJb0QzIySqM+AW"
    "QxXwbzaxEa96XGlC65eRUu87Qo8C3aYfeU3ExsvFTNzSsQTa5ap53a+r2yBZwuw0cPE6nJ"
    "i7QAVjObfZbGKUj19JNe6Ylxv6JojZl+DlL3GZ3VoZn5OPHD+v0xWt2AFk7KAWQwBxswD5"
    "k/BfQGOq9G9WnuM6Jpe6KKsPLvJIGViZgFXtijOYq3ysrS2dLKKqIaZD7m36kOPKrZtArI"
    "HlHVJnrBMGN4FuC/XQmvnQaqsCzlhPHAX2DaMPzbnUyFH34DBkZINQn/L+duMBjlF1iKOg"
    "6HxyHUehDHq/WW/kiUiLFxW4bGbeU3nL4/augpNJ+uXZ/+cnFx1m23Tj+1G+fNYyIHIyG8"
    "LncHY0QCxgNdXzfbH5tXiUkTDKfEs5qYp2N+up3mWfPjVeM8Cv7pRhFsq6d+P76E9LksqP"
    "mlgaz2l1WnSXOR4iaMEMDaL+oV7RcJNldS70sDWt2vqtZtK8MZpHnHGQcP1Gni9IanRYWi"
    "Gk1q+5nU8+KKDUAGv2bUz+7hlXq+UbPx1cyujKfeq9x8QVGfhkHPxBNijPqI8OtkLnxHgl"
    "LgEIpoX88SOVbKASZnqo5ejks9MawriECopULtgdAh0GVd/dnxu4sktKQ2SXbKilVZzFRZ"
    "yntfrdf1CXhdrZvQugkPQVHcm9BsKGKfm9RsGhm2KDZb/8rB+Feu2NDFDw9y+keknt+ji6"
    "zMvFcVueCM0CBgk2mAQrxegPknSsynXM6xvCn8eyKZh/4PLDATljDTm/Q7STTnX1c1trh2"
    "6GvBhJkuDUATmY9AA4mdMehf4VitBt7TZyRMrXG0U8UNVEnXZSLqCektc29gqZGYE3GL5d"
    "ngzQsCX7Whp0Wi1oD+ZRmuljiDF37uVB245HlWdQF0/KHVa4zVazRxi0tiCYhDkhi2Joo9"
    "i6T4xmmn9WvzmMCV696xvDR45DeNq45OYg9vgxv+odVuXf+Cg7cud+XIlFT26A4rmne0vP"
    "MMJpQx2UYOo47nclYhjH0F1CYrGGxPSbD8klROQ+7GbGapXJXKbFqJxEswaxY1n8ASNBJe"
    "rhLDKpwZhRjwtQdTiCGSmSqcvxVQy0gNPoFLE0BZIqcALYmNJzHzM27YDVFGCZjdqd8vH0"
    "vrsNlST9yyZF1QhqDfJqtZ558hZHgk55/NArRZgMZmAe7JoSoUWtcdqeEe3+BAjWYUi+Fc"
    "tuBwBJMnpDdmC9VeA12YXPgT6mFE5AS7ZcxH7mBEgrkgcso8T7WJnDCW0UZqqyvbzhwm88"
    "v6Bhfkftt67VtkSfldjn4o4tWCWbmeF/VsLdauDHrD6QfX9+RRcDthPlzMXXijKC18r8Na"
    "GXxLMngCtVZivEe4Wd+GRok4cFEF5+IuU8xZPtso6gxgVncSTSuQkD/0xWyqI6r6bACvJJ"
    "TIGWgr6kGYBwLiiRuHXWEivHRhF2Wl4T94PSvbmHwPbZRt2Lw0X4hhrDmssjnM5uscjM9k"
    "jc/vjxFdenSQy4n0w/tZ0XQ5r4DuzXzkFmHsLwb3elSC0sx0j+VAKMYxEJMJ7LZg8Z0k+I"
    "pj0gnLQxBg4xL0aNIXgfK7q/k6J1JmaeSP+j4V3KyrksINt1Tz9YjmfYHwsEVnnUihBygn"
    "MMT8sFcnjfp0egiCxWZgq6hvk7PB6IS8TPb2LBLdrEgSZV5ajmrIRb6hj2dIr1I0SABZnl"
    "rdwxddXFUCm5fAJptt4Edft943j4nLpeuwG37xuaMH4EbRI59ap58wdnnsRn0eDIhcdnkW"
    "Ye6JxnOzlV4r8uxf5Fmv/136ykuBHUykiI1pOHSGYz3rh1yNpsXvdAugNQ0qfLJRfXLjOY"
    "XyPT2X60otqDtonJzE2g3a2LAaJtzXsXIBGoUr5YzlZHk+aEWl/gw8IXUVzUj9WepOroOF"
    "Mucjwe5A31EtQZUq1Ju4chYBJWfADwfyu2qaUtTgFT1gJT67E2PWS6hl8CoZuJ4Xpo0qLU"
    "vrW6PwR8EMAYvmq0w4qwu/cJSTCKrowr5OXeB9KuUTi9vYijdGX7ZW0TKIFOkrsaqeFcEa"
    "rWb986LV7l41/+8zSMfHBFtNwZ0Fb5QBqFztZhfl5mO8QruRAmKAkhXdcVXTes0nS+v6+j"
    "Pqtppf3fDP1/gXsp4b3vztsnWFf+orXmX3/nrxSef2IruBkfPWtQYJGZYZhIsZV8ZVll/m"
    "KQVmKz3VKxdUtRW29oF3fYYrJBClAK1tyGjbUELcLknlNKQls9FkDnXGCp1ak4C2UesToH"
    "HZsuMpMBs/WFnjCi0s5Y9YGtKeMZPPWGxHK3fI0nD2lFU9ZUvTZAb6hfAY5dn4T8GtqgQA"
    "+FjiyXJkxyrBxcVZ6ki9a62gtv35/F0T1GB1lmCStqlnYNzW2VX73NbZfboXiHUI2jq7pq"
    "LV0Dq7za/YaK+W4WUNn9Q3eVlZPOdeL2tnxLDLIHolVa3bISO3rseWoZt6LTKhYyajThu6"
    "LK4v5uhzHKKfFEM21SDjTrSUhlz3wu7kjUWaeVgvpikcor7Bi3nn0myfTTb2w+kme2kqpj"
    "9u368CF4Pwy23uJYjVoarqUB7lwxncemV2dRLmALf22wI7+23uxn67uq+tx2o/HquBz2i1"
    "2rFpSOvMMNoIZ00SDzdJbNCJrer2pFW31iRPdQuf1DcGyE6Kq24Yzqo0J6H7i8zpgrj8hP"
    "RUrNIyOjXRmn0tGrY4uAp9VdJf7zjR9wRDWQmVY+bUVRd6nwE+MFfwBazjiSBeBrPmMe4W"
    "A18Xui0j6HFxmmCgMhcxiJV7C5X7p/qohO0c5+opLqQ+2XOZXGbdh8ok/oZImYz1RqUshm"
    "GyoCrCZ8F16CIKw34qQMiFanIPS97wUJNUL8EfA7gAKuOPYYwn+rksix6p7Mq58LE3pUIk"
    "zB2IGezlnvpA+Am3M0m9HrzMc0Lk6G8HngcYlPUbzlU08DwK51Vvl3Qh8WfB5+GLrFb7BI"
    "X+fK32GcQinv7SPP3Uan88JoMRG4yBJjdcjWF8oRrCiEMQRj6qSXjS1JzG5eXZ72oIrklv"
    "ocawM8kxwaYksEajfdo8O1OrIHo8T8cyftCRi+q8mRK5iFdgGT0vml+JsKvatUGlm7as4F"
    "mbkLUJHQB7iLH+p+iXw3kIYDFeFeN7sREZhvk9mIjCpGb21ZUBfto6/jeFkWRAVwsmeUKE"
    "2F4oiVZL1lGe3w0mhnhQH5ing+1HafgSaoBlEJ8AsZivjvlI1S9hq0yCHEzRha1FT6FG5r"
    "Iytt8EhEXn2o1sHSbPwWES2g7L0jgBZglsNIGfWEs3S+eKdN6159MwUh6Y49Mw7B6E3/OS"
    "bvJ9qqf1+/2f3Skt6gRVLUiwzOkt6KoOcTmW5g58FgxGJOHM0z7LO+ZLgJPRkykTUw+rm4"
    "buR13Jex4W/dGVdnyGX5RVTmh3r0bna1t7DutE0yPpQVQuUyCICEbwadoXiqtoFy318ksC"
    "iVt1kEZUqhOlvZO2kqpRNst8J+KSbkUdIUuAA3SFbNnFFB6F4qw+BrBBTqbY201D6h4M7u"
    "K2dK7bEuSQNvJ+89w0n32gZBvHjz0xEhSVbJcbz6iClwrrV0ojzBFr8WERqdYP5xWK7MOQ"
    "tIUOjZtTjG3D4Lk4IC+OcNOyXpwU1WcoBIZ21+ywvy2trWICtZAZd/xTbDAscjnBBQYjyo"
    "eYygXvmGMFyxG9A8GXOuyE9EKxWIFH8W+uj8GIANDG9+KnLaPtOJvfJ8xGMizWqdQjQVhD"
    "sxuVrwylXp0yul4L00bQmXKjbhJ+rYC2XQEteUpK7esVwAMydO2lVnk55Mcwh7Spd4z4kA"
    "mVuEsSEAe0362y98SVPZuZtd19bJVnqzzvmwRbUp5tcZiD8bSd0smUAqlqGQaJ5bP6xi6G"
    "yVnFXGzYf4Jif1uhM+YoNsgYoHNLaE3/+x6dOS6Dsd5f6lqX/16bEdAzFmXy/UX7ubCbrl"
    "haCLDrxlBklIrZ2ZuVJSMQAfWSWYGhj26OqYcTRnmgc/9c7fWD84HOuRPSG8xACI/yIlVC"
    "YJwcKRFUSkxMxD4iXM0Rs6AvvhZO6VvmezkwM2rMYa0UprCu+gYrxTPI83t/1fjQOSaOT2"
    "+DG359+kvz/WeVnScHI+bMVHbedbP9Xmf5Me6ojL7Lhk7Xm1LdnSA7qy/O+1u9G/aUHRVe"
    "NOsUzY/lTsI8KJi7EkFrf7+d8QHSivRnrhe4XL7A1/6jtnu155Gi662uuc9iL6XrXafgDs"
    "h6smOjlY0dr3IanlzIaSjylSRxDGUDik2mbqhDVEkOSEFaKptMZZse8DzorAwIJazvy/k2"
    "M25NulEmlZKS5RLmYPC5Y5nS+o8evosNSnAxDb1P3O5+MQuGQv++Nbv78ll9k91dJGcVig"
    "KMbMeBUP2osTvvCek5zJlNWRfw1NN14nTeSEAmMxlgHghmj2ij+dwdMEL78ObsUMBtvkBZ"
    "0cewuXoE0SNVSb6AfQ2UHd4TA+ox+bfeSVzpTj2UU0bHKjFGlfVbN92/II34O0OXgKo5iM"
    "GBN0At2EuwJlbNwzdiPUA8RE5YS3Doi7kM14NXBbKXH0OY9IzkBggu7bI+5eNVu3zcqMGa"
    "6Q1jdPlm+ni/Z9vqc7TsFNR2jPQGFW17dVQkpwZm5RvQj9byapIHrIRolzyW1mRY1WRoG8"
    "LvTbKGX1vmaonmm+z5q3itvClyq7zJv1Te2Hr/hriAnoFz+0uj1VGOa8yT0SVszxqtc+Wm"
    "9qg7CZ3bHeXZDm44oE4XuO2DuKsK3H5otJRX+5a6yqX9uf2pffGlfUxmfMzFnK9K5ftxbE"
    "eS7Jrefz8hI1BjjS61BlIRafASCPT57BMgsCDWNa94ffTTj0vugH9s4gfX542zM+uue6Ym"
    "YAPcdZa8j9njW935lRq5JyGtH8dkKiMrr1SvbQlm6WsyfUNbYmlVOA1n7RBVleHQDFvCz5"
    "SA2J2Y+epxkb41X6kcgRrRLY/UNTiLWusQPdDu68/23t3gjt5983XDqFDUH217rz8nN//1"
    "bIqpouda2KtlOPtXZtQ3ufylntudJCaX8vxjCzjiM6CsDOqxRx1z2XSfuDV3+Qnp9ReqUZ"
    "2Iqk3CZru9JXNfBOgi3xwJ8BgvVJEByaACHR+AM3VPD+3X7/tiNhxhoAHm8bmDEemExUXI"
    "hC4IINfFRnkq5qBw9lz4UxJeeOuXN4lD1Tf45UGNG2WFARZzMcTQRvsYLptX1xft4zBpVL"
    "XE+/DhWB8hM7wDZXN8bG7PwxTk8rYnaz1+AnYnG2WUcVv9XOS2+jn/tvp53ZdpwwFs9aED"
    "MJakBdfi3DcNd0io3a+9JMTrFnT7UIG8ihd8YvQoquKnt6I1nTwP00m0r/NNJ4mdf7/pJH"
    "HuChYrolEBHirHMmGPuBX+CenpQrCq5DCW+gmr/Ayo52XaRrayYqkyP7pichQrEFksUlZI"
    "a7TYt7ZmcGViE2iwPe/m4QeZXlw228dETBm/4Y329ZfmFQYrUi6x8hjWRjq7uNYRp0Iyxw"
    "yTEH5tpUCoFKA1WBhtsEgzolLhbilIS2ajybw3r7xpRDVCzdy9W940MmzRL78fPajBfHcw"
    "qmXoP+GT+ia9h8Zz7lN38lF6v8JRSn14sO4Q0u/AxdZ8pSC3x0C+4T+/yYBR4mtFu//RDz"
    "8UkElhVq5Qqp6t9acvg+Fw+gFi99XLl0Uk/pcv80V+fLaSwyR4wHiGLJhf/DQBsvvap/sR"
    "/7ZW5XRNRtglM/v2/3juzbU="
)
