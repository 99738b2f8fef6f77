"""Jobs, personal links, the chat's members, the outbox; a person's own choice of language."""

from tortoise import BaseDBAsyncClient

from school21_bot.storage.columns import in_dialect

RUN_IN_TRANSACTION = True

UPGRADE = """
CREATE TABLE "job" (
    "id" {BIG_KEY},
    "kind" VARCHAR(32) NOT NULL,
    "key" VARCHAR(96) UNIQUE,
    "state" VARCHAR(16) NOT NULL,
    "parameters" {JSON} NOT NULL,
    "cursor" VARCHAR(96) NOT NULL,
    "done" INT NOT NULL,
    "total" INT,
    "run_at" {TIME} NOT NULL,
    "lease_until" {TIME},
    "failures" INT NOT NULL,
    "error" VARCHAR(96),
    "asked_by" BIGINT,
    "created_at" {TIME} NOT NULL,
    "updated_at" {TIME} NOT NULL,
    "finished_at" {TIME}
);
CREATE INDEX "idx_job_state_8dfc7d" ON "job" ("state", "run_at");
CREATE TABLE "chat_move" (
    "id" {BIG_KEY},
    "new_id" BIGINT NOT NULL,
    "at" {TIME} NOT NULL
);
CREATE TABLE "job_watch" (
    "id" {BIG_KEY},
    "chat_id" BIGINT NOT NULL,
    "intent_id" VARCHAR(32) NOT NULL,
    "job_id" BIGINT NOT NULL REFERENCES "job" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_job_watch_job_id_c4edfe" UNIQUE ("job_id", "chat_id")
);
CREATE TABLE "chat_place" (
    "id" {BIG_KEY},
    "chat_id" BIGINT NOT NULL,
    "place" VARCHAR(16) NOT NULL,
    "since" {TIME} NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_chat_place_person__76720b" UNIQUE ("person_id", "chat_id")
);
CREATE TABLE "invite" (
    "id" {BIG_KEY},
    "chat_id" BIGINT NOT NULL,
    "mode" VARCHAR(16) NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "link_hash" {BYTES} NOT NULL,
    "record" {BYTES} NOT NULL,
    "issued_at" {TIME} NOT NULL,
    "expires_at" {TIME} NOT NULL,
    "closed_at" {TIME},
    "closed_by" BIGINT,
    "to_revoke" {BOOL} NOT NULL,
    "key_id" INT NOT NULL REFERENCES "data_key" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_invite_link_ha_dbe237" UNIQUE ("link_hash")
);
CREATE INDEX "idx_invite_state_a4b39c" ON "invite" ("state", "expires_at");
CREATE INDEX "idx_invite_person__949d47" ON "invite" ("person_id", "id");
CREATE INDEX "idx_invite_key_id_d3f9c1" ON "invite" ("key_id");
CREATE TABLE "outgoing" (
    "id" {BIG_KEY},
    "dedupe_key" VARCHAR(128) NOT NULL UNIQUE,
    "campaign" BIGINT,
    "chat_id" BIGINT NOT NULL,
    "kind" VARCHAR(48) NOT NULL,
    "record" {BYTES} NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "created_at" {TIME} NOT NULL,
    "due_at" {TIME} NOT NULL,
    "claimed_at" {TIME},
    "sent_at" {TIME},
    "message_id" BIGINT,
    "repeats" INT NOT NULL,
    "shown_repeats" INT NOT NULL,
    "key_id" INT NOT NULL REFERENCES "data_key" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_outgoing_campaig_66e9fa" UNIQUE ("campaign", "person_id")
);
CREATE INDEX "idx_outgoing_state_c050dd" ON "outgoing" ("state", "due_at");
CREATE INDEX "idx_outgoing_person__a98941" ON "outgoing" ("person_id");
CREATE INDEX "idx_outgoing_key_id_ff3a58" ON "outgoing" ("key_id");
ALTER TABLE "person" ADD "language_chosen" {BOOL} NOT NULL DEFAULT {FALSE};
CREATE UNIQUE INDEX "uid_invite_issued" ON "invite" ("person_id") WHERE "state" = 'issued';
"""

DOWNGRADE = """
ALTER TABLE "person" DROP COLUMN "language_chosen";
DROP TABLE "job_watch";
DROP TABLE "job";
DROP TABLE "chat_move";
DROP TABLE "chat_place";
DROP TABLE "outgoing";
DROP TABLE "invite";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return in_dialect(UPGRADE, db.capabilities.dialect)


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE


MODELS_STATE = (
    "eJztXf932jgS/1f0+GX33st22zT9suTevUcS2rJNIAd0u7tlnzG2AB9G4iw5NG+v//vNyD"
    "bYYBPskuAQ/ZKApJHNjKT5aGY0+rsy5TZ1xbMLU5of6W2lSv6uMHNK4cNq1RGpmLPZsgIL"
    "pDlwVVsbGhmTsNVASM+0JJQPTVdQKLKpsDxnJh3OsHWNeCaz+ZQAxRGZe9Avtcnglsgxxb"
    "KfKLO8W9Ucvz7DXm1uQbcOGxXtwGfOf31qSD6i0MqDbr78BcUOs+lXKqKvs4kxdKhrJzjh"
    "2NiBKjfk7UyVNZh8pxriuw0Mi7v+lC0bz27lmLNFa4dJLB1RRj1TUjvGG+a7bsjGqCh4VS"
    "iQnk8X72gvC2w6NH0XOYzUwRssyyqG0Wx1jU69axiVNe5HFDF+hkUWZyg5eFehfv4IX+Gn"
    "4xcnb07evnx98haaqNdclLz5Fjx6yZmAUPGn2a18U/U4NFQLxeQlV2e+N+OCrrP2fGx6de"
    "ZPFX8b8E4ms+gan2PkK8yGH1GE2VHBktvL4Vuc3ZV2/bzVvqgSj1rcs3us0byo/14l6imr"
    "AztDEFPzq+FSNpJj+Pri9Qau/1Zrn3+otX988fof2DeHeRhM0GZYc6yqUDBLQQCDZWExLI"
    "hLLYSL+nn7j+uu0Wpe/lElNlWrg8GZe9tj1+3GVa0NxTPPmZrebTmEEi5q62I5cxi8ZPra"
    "EyNaEcfgVlJRHoFsvQhtYOvZZesMe54K8V835PNZowmi/PGq9rti9fQ2rLpsNd9H7WHVkC"
    "NPdVQ5+6Nbr61w3vIo8scw5TrzQRlS6UxpOvuTlCsSsEPSZ9GHw5JGt3FV73RrV9cJkVzU"
    "unWsOU5IIyr9cXVCLDohnxvdDwS/kj9bzfqq2Bbtun9W8J1MX3KD8blh2nGeRMVR0TfU8M"
    "NJTBthwcC0JnPTs421Gn7Ms9quV02Pp6slJjNHSkjITXzPEFLVbyiTaVgrqNiItOiiyZ0w"
    "q8OnAHVAngCLTEnGuDYwap8SBp14xDI9z6GCzKgnODNdgpp6HWsV6qXHeqwfFPWPSN/jLu"
    "0TgGyk7wKVC589Sgb4BxTMANodEcYl6Mgh9QC7UVFVUO4/3PewT+5L17mBp8zxFRxJxIya"
    "E0H4cEto96UygW+KbbICdV8qwcthCQC2v3JBvzNn9GTQ3y/Hxy9fvjl+/vL121cnb968ev"
    "t8AQPXqzbhwbPGe4SEiel+N0aMpLaOTNLZH7UvMxjZXgQJiPHyeAuI8fI4E2JgVVLR5Vdw"
    "WrGVVLEl4Tyd5ZkzUftCcyZcksoix/ueMgI2ccwWOcwBMYpCWqFsDN6JUSBmBFio4e117J"
    "LmgDj6IIp2yXdEZPm4HlFonhfluYK++Zi+INFcL8p1m0rTcVOW7F87rWY612Mkq1jHsST5"
    "H3Ed8Qj5v4GVyIsEvomU4MKUEtOP5ymGFOzgbI3ztj+jkVtgWziSpNoJKNnvRioBSX7Zxl"
    "D4S7ah8BdlKCyJHeNXPqikWDGw+GiTDeM/YYM7LRgtRsnMoRaFnT5xORuROfcmp0SOHUE8"
    "Pifwz5EC5SnHR8Qk0hQT4jD4BF1Tc0rQxAvfmG+P6LptY8f9B1YP0wN2SMAoocXD8gGueH"
    "0y5q5NHFuo0qXZQ1lRlF1jRvnMpQTHhP0MLSWmoIbPpOP2q0T9R6MII4JP6YDbt+plBbxC"
    "jznylPQ9nxmmhLZoShnQIfeoIoC+YDb1CYopNKGgmYSSqS9k2JjIOQcmnMJvGTrMEWNqEx"
    "ATGSmziyPJ0KN0a2PLwikQvJK2r+xXGWr7yl42izkVn9Z4GzTeE/NX1s67jd/qVQLaERbg"
    "HruuferUL6pkZvqC2j120WpCrc0Z1L2rNS6xbgiYFevOa83z+qUqspAFrht4BPfv01yqxj"
    "xoPEn1XYC8kPgq/xz6zFKxJAPfcaXDxDN87L8qB4LTA4CSZ6laUjzcLKrcF7vve7nCWZrD"
    "YBg13w3G2Yazz+8X4uzMVii5NFPsJ5mcXLQ/IOPJzpgZIvM1bm52AC2ptBOo1E6g2OYxr4"
    "xXSHcg6JJNpUOSM4I+36N5PFJxEq1kVtdF6nn5sNCC4PD8p7vHQqaYUNsYpOyLNxl94lQH"
    "pMsf2BGi4xqfhEbwZ3ZBMScptZhLLebISl9AziukGuCVTc7lce99NqU1rqT7+IK6ozscfc"
    "Z80ezuc2GM8BllZA7jhs+DeGMx5nNBTHRG/SDIzOPIXJFyJCwfbYoX60vkl7SA1oiigoue"
    "D9NOrAdzYkXyyiWDGNHDbYIORBSxkc8kZenMz94xJYjK7IYpjScR19G8A3xJo8d3rvG9pn"
    "0TclgXwjvuUWfEPtLbNc/jCueT8TGPTADfogEWlS51jWfOF1oxNu7gl8PvpTJYDmqd89pF"
    "vfJtP1jmUgVSpgCZyyjCMhvFLIIw70YwHwB6CMoc7i2jdBxxSlQXQp164p5NveC0eh/Aoo"
    "Ok/XU8U7gnFYSEP7KP0Usq2gcG5HBILBM9wQRDheYOjEtfEs5UhBCR9KskFsfwoKHHp6Tv"
    "cmhNxc991bkFPOnfxyF6DZIeDiSBDHO5eMP2u9HPJYpH2b12Vv9zsDZqf3gG49cnW/D29U"
    "kmb7FqJWQkXNdy+DfiJIcEfb7LxVESk8J1cHQnRQ9fLw71ZCvi5cGfuzVx/YZ6t6jf5mMO"
    "W3/Y94PuA0XoofpTp4hjZ5ZdPMEsqKn0IyP9IFdHilbeWa/bRtH6igMY3hQEceEpnBBeKS"
    "QQfkZrBZ5qntBbQ59nLq8WloCHR545zb2bWyHciRfsycgjGTrqpzjLt48d9dP85qWyWlSa"
    "9c9AR+c9Vru+vvyj0XxfJbCourcgDyg7qzUxfPQCCgeYRYth0OjnWqOrGs5NUJ7Y7qp+dV"
    "ZvV8mU4kmFHut86lzXmxdIJ3wxo/DOQHdZf9etwqZkKHusXb9q/VZXqY6m/AZr4VHqQfAc"
    "VpYgVNdkIx+0Ux7EFqcps+gLwra3W/D4bSaL32Zx2LDGHLawKQsdBy1mss28jlGv5jIC8v"
    "vi+aLkgXMZtVqXCY/UWWNlLWt+wun44wslBmjkyIwlbokV8jB9QfSAvI7UzaNl9dixbcoi"
    "Rb/G8eyQ9jXCckS14/MOJqodlBD+fk8YfDjMOR3WaPUKlGNaDLg0Bi63JrmXoRVKzfUcXM"
    "eHolsNdqgi1WCyyda3Rnp4tqnd2/0ithUIqEtQ6gCcsgXgJH2vDisUZpUg1DIus4xx/1pA"
    "wjEyLd8yy1fHxD4JMWdCn0yzajbiuUdX0Yv7wju7PiKo/BVpdursDNRLGp2AOj4/8iSgDp"
    "0424/iJYH2d2blXcvtcYlT6UNHRR0uMX/l9qyPEWnO7yh0MT3hY+7YxXbYzeOSwLaxi7GB"
    "lwhebAM0aTfOu5X1dWUHPF2EIB4mU+ML6RZcTc2alJunsVuLHpn225atS6WfwdR9Rvh0zV"
    "ElM8gHK4/ujvMxZNhui/ukgBnUxsx1I+rNgL0yOACkEtwNKAlki8ntBib7QRDoeXmnACb4"
    "C56YdtHUDntOPXMUZVQLR2m4GcGfvnr8KLqzQAf47B3fFEmod3d4yWNIrlfpnH9otS6NZu"
    "P8Y7N2Va8SYY05dw3mWBNkAgaOdDr15vt6O9ZoipFyOIVi7YLgEKNbv6y/b9euoigRIwp1"
    "Wp2M+zHyJ+fllhuyJJHelKUlcwoW9+0tCyGBNiscFTQrLLVHLgWRINPbsR1tx7LuPcgNdJ"
    "dx049LCtvC3MTwK9OJsjYdOfjq4Q9fw7qJ+o1w11ttuVVebFNKOp0BHOUk6IB6p+owl8nE"
    "HJiGn6eCughE8bSYw1RtwE9AqoGlNj0n9g77TgW9sUD+4En6rH2Jlq1N+DaS1/ZYKEahgd"
    "BTDUlfzWecHoSOtotauxuEkKtTNVj6rtFsdD6oDMdh4poiO4P7uDb3Ae/ZKt0suOdtl01N"
    "23UYLeCyXyF9kMiMh1QEh+SxDyd5ASknKXVgRsnFTGeFZLwg0wIuv4AzL0fMPgixSleOcx"
    "AHld1fJwp8GlNQR7lU9hblsjfTatl0mg4yOnzOl8qqXbYJsEOz9t3X9eroLR29VYLorT35"
    "X7hi67rfJRzjG/wtUYs7/SyfVfa8KP2ezak4De/SdJQPhDDuTU2XDOEfZsqbjx1rrK7SFD"
    "PqusB/QaaUynUvy0571ln5yqwvjza4Ux40dVzZdGXShnz8ahsLPbTKtCKrur1dwVmy4X3/"
    "vJ1SDxZmA57Ic4PvdVqNwXeEwWOs1YjxDnCzPgxLBXFgoZJX/CYV5izqNkIdleV+GjXbIp"
    "B65HF/FoQ4D6gFj8Srzn3YraiKI3V3OcITxw4aOZKMTUGEA6MoLXz6u/vT2KbM69BGbEPn"
    "ufXCkkabwwqbw/Ib+rWPraQG/jU9vz9FdO2aVqYmCirvVkWzRbst9t7UQ20RWMrIHLSCaw"
    "rYNFPKCHyRXCkOi0+nMNrk7Q+C4COqpBueHyCgxgXso8mAS+VCVO2DdJYpFwg9wPPuiIXU"
    "9w6VcV3V9w6VRhQxR0O0jhSJmVwQl9mKAj+607ioV4nDhGPTHmt96gYF3JdBycfG+UcMi5"
    "w4UcK8EgRFOixNMHfE+Tjpe1CNQPaPQLSbu6yGHu1sffRniBrsJsjnuQaqw5qNiNpZttnq"
    "xJDrsAk6lNS1TwFPTpeAF80ueLAd1ozwXqjgOgtHCJ9mnBP6rh7VRVWWy4W623vh+FrAac"
    "cmfIgXbdAb6hEfb9qAJ00doT468hnpw1rl0Rs+of0YDFf2I+m4LkL2ATyWu6FxCbrvMfXO"
    "8CwOvWajcmxlQE/jlGP4eOZCsZ1+nTmwvGJ43F94+0ZinOkrOcqzimoUXyJRJNe6oiB+ut"
    "P7ye4Jw//aajSNdv3fnwB6VQkmhIX1Cp4oJOD5Zt1AUFbFtdGI0G0JEHy0uhU9jlZ+sTQ6"
    "nU+4cQoUUY996uA3VCs9Vv/9utHGr8Hirk6l/db6GJxJQ1UDJVeNTkASKqNyCG6pslKWsu"
    "y8CgkynV0hvunKk11BJ8vcD9+DOVzgcEOCUBseSm14iAHtnFJOUmoxl1rM4WawwH0KcUJ9"
    "TOkRyHiQEpe3ccMVJ9OxYkV3XAuDSQr3N13Mk6DT1/LkuJZHJ/NW43xn6VK0D0L7IMokhn"
    "s68KWzIG/H1pJmQW75csSD37fm2lnUHW1y7vB4q63cO5hjFd4GvR7obUET9Snp29T2Z9RQ"
    "R4uEeSvCa8rDDMaMqyzGwsT427ljUWIO4Mnp3p5dPkA5fzDhbZ8ge4JcyZJ+leqmdJdbpk"
    "vFz/3wVnX0C6lKMaPmRKBfKOtydVJbvmfobzLFBFM4c68H0oKxhIepXKqeCG+N17czG/pk"
    "7i2GK89F2B88SorM29q/VCxzOjNhOqrpFyxfG3xFtk9T/ETaQ1QSHXe0wUO0HOHpZvF0IS"
    "SpDu5I0YvjbW6NhlbZFuzjtZuj41Mqx94wPhH11rDg1lD7QffG+uyk8RlbxEeQKL7gsnKy"
    "zapykr2onKytKdoxsx/HzBPwI3+uNbqN5vsqmZuOBPb32PllrXGFnmHLNZ0p+oo79Wa3Sv"
    "C23x4D1gURu+Ed1z32rta4VJlNTUCk6Ilufmy2PjerxGcTxudsFYfvx7NsebTg9ZlJSu1+"
    "KbVpPtyi5BTxkkqLt9TiDZekQu61OKX2r5VZygVvpNfX0T8S+YbGrQIZN+J0eptcdK8W2g"
    "VzOPRiFPqO6bXbD8aAco38TF2j06zVnucD9Tw/2XW3VI7nkklB+52137my5neuUc+xxpUU"
    "r3NYc7TJ52wu29zlcc5m6I4TNn23kzOUXnndajtRU9neyxtYAFJvL832L8RIymx/LehiOH"
    "71agsDKbTakAzx1aqJFCdVDg6HzQ+Quy+eP9/G/Pz8ebb9GetWDNCcScpSjBrZN4vESB7+"
    "UpH92DJ2dn3IXrNOffs/wfgIrw=="
)
