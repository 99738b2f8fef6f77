"""All tables; one text for both databases, with the types that differ filled in."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

TYPES = {
    "postgres": {
        "BIG_KEY": "BIGINT NOT NULL PRIMARY KEY",
        "KEY": "INT NOT NULL PRIMARY KEY",
        "COUNTED_KEY": "SERIAL NOT NULL PRIMARY KEY",
        "BYTES": "BYTEA",
        "JSON": "JSONB",
        "TIME": "TIMESTAMPTZ",
        "BOOL": "BOOL",
    },
    # Only INTEGER makes a primary key SQLite's own row number; BIGINT would cost a second index.
    "sqlite": {
        "BIG_KEY": "INTEGER NOT NULL PRIMARY KEY",
        "KEY": "INTEGER NOT NULL PRIMARY KEY",
        "COUNTED_KEY": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
        "BYTES": "BLOB",
        "JSON": "JSON",
        "TIME": "TIMESTAMP",
        "BOOL": "INT",
    },
}

UPGRADE = """
CREATE TABLE "data_key" (
    "id" {KEY},
    "purpose" VARCHAR(16) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "wrapped" {BYTES} NOT NULL,
    "created_at" {TIME} NOT NULL
);
CREATE TABLE "event" (
    "id" {BIG_KEY},
    "kind" VARCHAR(32) NOT NULL,
    "at" {TIME} NOT NULL,
    "step" VARCHAR(32),
    "seconds" INT,
    "person" BIGINT,
    "role" BIGINT,
    "level" BIGINT,
    "details" {JSON},
    "dedupe_key" VARCHAR(96) UNIQUE
);
CREATE INDEX "idx_event_kind_20cfba" ON "event" ("kind", "at");
CREATE INDEX "idx_event_person_85ddbd" ON "event" ("person", "id");
CREATE TABLE "level" (
    "id" {BIG_KEY},
    "code" VARCHAR(32) NOT NULL UNIQUE,
    "name" VARCHAR(64),
    "position" INT NOT NULL
);
CREATE TABLE "role" (
    "id" {BIG_KEY},
    "name" VARCHAR(256) NOT NULL,
    "key" VARCHAR(256) NOT NULL UNIQUE,
    "merged_into_id" BIGINT REFERENCES "role" ("id") ON DELETE RESTRICT
);
CREATE TABLE "person" (
    "id" {BIG_KEY},
    "telegram_id" BIGINT UNIQUE,
    "status" VARCHAR(16) NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    "listed" {BOOL} NOT NULL,
    "hidden_fields" {JSON} NOT NULL,
    "reminders_off" {BOOL} NOT NULL,
    "bot_blocked" {BOOL} NOT NULL,
    "consent_version" VARCHAR(32),
    "consent_at" {TIME},
    "joined_at" {TIME},
    "left_at" {TIME},
    "updated_at" {TIME} NOT NULL,
    "version" INT NOT NULL,
    "record" {BYTES} NOT NULL,
    "key_id" INT NOT NULL REFERENCES "data_key" ("id") ON DELETE RESTRICT,
    "level_id" BIGINT REFERENCES "level" ("id") ON DELETE RESTRICT,
    "role_id" BIGINT REFERENCES "role" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_person_status_4e0020" ON "person" ("status", "listed", "role_id", "level_id", "id");
CREATE TABLE "person_tag" (
    "id" {BIG_KEY},
    "kind" VARCHAR(32) NOT NULL,
    "generation" INT NOT NULL,
    "tag" {BYTES} NOT NULL,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_person_tag_kind_04ef24" UNIQUE ("kind", "generation", "tag")
);
CREATE INDEX "idx_person_tag_person__5a12a7" ON "person_tag" ("person_id");
CREATE TABLE "registration" (
    "id" {BIG_KEY},
    "attempt" INT NOT NULL,
    "status" VARCHAR(16) NOT NULL,
    "step" VARCHAR(32) NOT NULL,
    "deadline_at" {TIME},
    "started_at" {TIME} NOT NULL,
    "step_at" {TIME} NOT NULL,
    "step_seconds" {JSON} NOT NULL,
    "finished_at" {TIME},
    "level_id" BIGINT REFERENCES "level" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    "role_id" BIGINT REFERENCES "role" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_registratio_person__98e317" UNIQUE ("person_id", "attempt")
);
CREATE INDEX "idx_registratio_deadlin_c46cbb" ON "registration" ("deadline_at");
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" {COUNTED_KEY},
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" {JSON} NOT NULL
);
"""

# The table `aerich` stays: it says what has been applied.
DOWNGRADE = """
DROP TABLE "registration";
DROP TABLE "person_tag";
DROP TABLE "person";
DROP TABLE "role";
DROP TABLE "level";
DROP TABLE "event";
DROP TABLE "data_key";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UPGRADE.format_map(TYPES[db.capabilities.dialect])


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE


MODELS_STATE = (
    "eJztXW1z2kgS/itTfLlclTdn49fYV1cFWLHZ2ODCbLLZOCUEGkBraYaVRiHUnv/79owk9A"
    "6SgkF29CWBme6ReFoz/Ux3a/x3zaAq1q23lwpTPuBF7Rz9XSOKgeFDtGsP1ZTZzO/gDUwZ"
    "6kJWBSH50ZUaWsxURgzax4puYWhSsTUytRnTKOHSDWQqRKUGAo09NDdhXKyi4QKxKeZtv2"
    "AyMhdCnH99y0dV6QiG1cik6AA20f6ysczoBIOUCcN8+QrNGlHxd2x5X2eP8ljDuhpCQlP5"
    "AKJdZouZaGsT9l4I8nsbyiOq2wbxhWcLNqVkKa0RxlsnmGBTYVgNYENsXXdh9JqcW4UGZt"
    "p4eY+q36DisWLrHGGu7dyB31aT5U63L99LfVmuxdD3NAJ4uk0jSrjl4F4t8fMn/BZ+qR8c"
    "nR6dHZ4cnYGIuM1ly+mTc2kfGUdR4NPp155EP380hIQA2Ud1ZpszauE4tK2pYkrENgS+bb"
    "gnhYxwDOeAegRs+BFFwPYafLT9x7c43LWe1Or2Ls+RiUfUVB9Iu3Mp/X6OxFWiD3aKIQzl"
    "u6xjMmFT+HpwsgL1j41e67rRe3Nw8m8+NoV56EzQjttTF13cML4hAGBW2AxL5VIb4VJq9T"
    "7f9eVu5+bzOVKxWB1kSvTFA7nrtW8bPWiemZqhmItyGMVd1OJmaWoEbjJ57QkoRcwxXDBs"
    "lccgmRehFbA2b7pNPrJhWX/pLs7NdgdM+ea28buA2li4XTfdzpUnD6sGm5hioFrzc19qRJ"
    "AfmZjjIyssDj44Q8w0AyfDH9aMWEB1Vd96H16XNfrtW+m+37i9C5nkstGXeE89ZA2v9U10"
    "QiwHQZ/a/WvEv6I/uh0paralXP+PGr8nxWZUJnQuK2oQE6/Za3riHn78GPBGvGGojB7niq"
    "nKsR5ap2my8S6jbkRbFKJMhJE4mvw+XUolfcOEJXEtp2Ml08JLkbU0654aQHXAnkCLFIam"
    "fG0gWL1ABAYx0UgxTQ1baIZNixJFR9xTx7lWoVEeyAMZOE2DPTQwqY4HCCgbGuigpcNnE6"
    "Mh/wcczBDk9hChDHzkGJvA3bB1Lqjcn9Q2+ZjUZrr2Da4y57egMWTNsPJoITrOSO2+1B7h"
    "m4CN1aDvS825Od4ChO1rLurX1CY/Dft7V68fHp7W9w9Pzo6PTk+Pz/aXNDDetYoPNttXnB"
    "KGpvt6juhZLc5MkuH35MtMRrKbIEQxDusZKMZhPZVi8K6wo8vv4CrHVlLHFqbzeJZnznjy"
    "heaMuySVxY7PPWUs2MQR1coRDghoFPIKZQN4I0GBQBBg6Yaz+1hf5xUhuhVH6+POGVk+1D"
    "2NCvOimAvqmw/0pUqFelHUVcwUTU9Ysn+973aSUQ+oRLmONmLo/0jXrBeI/wooORYhfuM5"
    "wWUoJeAfWwmBFD5AM4a8as+wlxbISkfCWhshJbvdSIUoybssgcJ36YHCdyJQWJI4xo1YnR"
    "LiGDfespUex1iubOvjGNd0jixMNGoiixp4SNUF0qwLJIawRCiBmio2nRTQAB5LjasO4rGM"
    "wiOJeAb/kQOQd6IQFlPGYzRSdB2kNXaB5ho8qjZDlGARvGD4O0MjuIyFxiY10ECnII2t/w"
    "zE4CPAZPAcmakqPLG18AS3YZ61zZPfTHiiRMva5nda4v8c0Hryr28Xe3KUAduTo1RseVdk"
    "0+Wuazm2sUGVzSwfu8Z4AxvZkrjhO2c/nOCH75Y75XRH7O+m13ti6Rs2F9y/zacUzYD6We"
    "D7wBGa3P2J0HwgEaDztICFFeEfCRo4CfAEr7yxUbPkAXi+2hYIcBLv5Er51lZ2XKNgAu7n"
    "KjFQXs/LsI4npmLIee0QUdzIvvqnsUe4ZsRO2FRnLxqxk/bXpUrU1DrSJ9DD8wfSuLu7+d"
    "zuXJ0jWEj1BdgD2pqNzmW3I11C45CXoxGsPpBPjXZfCM4VcJhc7la6bUq9c2Rgnul8IDfS"
    "+/45bDnG7IH0pNvuR0lUBxn0G9eHQcWQMCJxVqfd16LoCpnY4Hvy8LGgTpmNXJCUnWXA+C"
    "wV4rMYwktfFFnJKLgmhaRAvFSKFvuA1nMh7C1tW6716XZvQvGpZjuyRHV+47PszYHAHIQ0"
    "lrJyTTVVxcRzKjHE06OCMcUfig0WAr/237FNRqKsdWhrOqwv1lt+vf/Vtm+SZwkZwjLIf7"
    "9pyXQ8zjkdYrpbnBXLlhc7LYaUyUOdjh5zL0MRzQr1HKjzi2LCZNgBWYkb8lWxpJjq64t9"
    "bD6u5MFWoLozpLmBIpiSIf+aamD+pBopVMIbUqxsXGYb8x1UAQsH1Cr7ltm+9kwtWIcf1q"
    "zKFUtt5lTqkxrCS2c8z5iKOHguvrPhgjonHp4UE01/bcjXqd4aCs6PPG8NPeJFYiw69Sn2"
    "Fap8WlqxXO7oflCrKpn7keLQ3NAHlCrk8yAfyyKvq9J9T02sTcgHvIhlWSLIu2ngnjvMy7"
    "LAk/eEea3+LZrKfJmSDT548NPhB2Mn2tIDatJrt/q1LEW4uTFdlri9TlCDC2kGVBNrPHNj"
    "Gjhq4oV5v6yw+k4/BdRdVpD0lUkttYiEd+6tryORmSuX4RAQAAOraAy4YnMG8DLnDVPDth"
    "gaYuTY9gIpPBf6LwvByP6LoBrzakKSTgfZ4MgJNSX+y6TuU+puRvhP/xorOHFxqYpJds1v"
    "irxlur6U4SW8cVq7b113uzdyp9360GncSufIGk0p1WWijR45CLxI4f5e6lxJvYCQwSux+B"
    "QKyDnlCXJfupGueo1br05B9spqopNxN0H+8LzMuCELK1WbsoSNgbu4Z48suApVWGGvYFjB"
    "9x65HERIrdqObWg7lvayam6i69flviwrZKW5occvxHRbjftW41LaFdHt4YnGb9394TGuG+"
    "pfSXfNqORawtslGCmMYWMGdJQiZwBsXoiXhRRizQE0/tmwsM6JKH8bSSOi18ETmKoTqY1T"
    "3g2PnUh6A4XizpViZLfit+Xkt569snOhgEZFhH7W8udGq9/+CPsAWNVgZ5xW8MxjF41e3y"
    "liFm9t8Nb37U77/po3wi5cs6ZlKWXe6uEopZsFz7ztUrGi6hrBBVL2EdWtVGZs0xG8poy9"
    "O8kLWDmsWRVmlNzMeFbIxku1ysDlN3DqiVbpL0JE9crxHgS/7Kt5D8IjTQXmX0S1qnEs8x"
    "SsqlxqO6ty2VlotWw+rSoyev3IlyqqXbYJsMGw9vozFqvqrap6qwTVWzvKv1ABazzv4j7j"
    "K/ItnsTaPMsncTqbd7ybSrF1gQaPeCGObuMZD0JNQ9HRGP7jJ7HNp9poitic8lPldR3wt5"
    "CBMYtnWTY6cnXqW5n95d6KdMpWjyYrm68Mx5Drx1ki9CCVGkUWfbFXKfLA+yMnhZbs8X5+"
    "bA1swsIswxVpbvId1604+IY4eADaijGuITfxx7BUFKeBTfD6SSTH7VlJcxRfZh3RSQe2bH"
    "/q0LViedfdZ/5LhwVO9/jRUz3KThuOM7m24xWu7Tj252xmuTL7rvgrRPdgfz9L2cT+fnrd"
    "BO+LnZvC3L88ljVPFFDZfopoNwmIjSWDYlxhm87s6R85B0RW"
)
