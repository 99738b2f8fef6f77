"""Keys in use: how often they have changed, which process knows them, and records in the order of their key."""

from tortoise import BaseDBAsyncClient

from school21_bot.storage.columns import in_dialect

RUN_IN_TRANSACTION = True

UPGRADE = """
CREATE TABLE "key_ring" (
    "id" INT NOT NULL PRIMARY KEY,
    "version" INT NOT NULL,
    "last_key" INT NOT NULL
);
INSERT INTO "key_ring" ("id", "version", "last_key")
    SELECT 1, 1, max("id") FROM "data_key" HAVING count(*) > 0;
CREATE TABLE "replica" (
    "id" {BIG_KEY},
    "version" INT NOT NULL,
    "beat_at" {TIME} NOT NULL
);
DROP INDEX "idx_person_key_id_0eba46";
CREATE INDEX "idx_person_key_id_baf6a2" ON "person" ("key_id", "id");
DROP INDEX "idx_invite_key_id_d3f9c1";
CREATE INDEX "idx_invite_key_id_e4ee61" ON "invite" ("key_id", "id");
DROP INDEX "idx_outgoing_key_id_ff3a58";
CREATE INDEX "idx_outgoing_key_id_37178d" ON "outgoing" ("key_id", "id");
DROP INDEX "idx_export_key_id_bd4549";
CREATE INDEX "idx_export_key_id_7766e4" ON "export" ("key_id", "id");
DROP INDEX "idx_import_key_id_827c97";
CREATE INDEX "idx_import_key_id_48c3ce" ON "import" ("key_id", "id");
DROP INDEX "idx_import_row_key_id_7b02ab";
CREATE INDEX "idx_import_row_key_id_08b6de" ON "import_row" ("key_id", "id");
CREATE INDEX "idx_job_kind_e2fdc0" ON "job" ("kind", "id");
"""

DOWNGRADE = """
DROP INDEX "idx_job_kind_e2fdc0";
DROP INDEX "idx_import_row_key_id_08b6de";
CREATE INDEX "idx_import_row_key_id_7b02ab" ON "import_row" ("key_id");
DROP INDEX "idx_import_key_id_48c3ce";
CREATE INDEX "idx_import_key_id_827c97" ON "import" ("key_id");
DROP INDEX "idx_export_key_id_7766e4";
CREATE INDEX "idx_export_key_id_bd4549" ON "export" ("key_id");
DROP INDEX "idx_outgoing_key_id_37178d";
CREATE INDEX "idx_outgoing_key_id_ff3a58" ON "outgoing" ("key_id");
DROP INDEX "idx_invite_key_id_e4ee61";
CREATE INDEX "idx_invite_key_id_d3f9c1" ON "invite" ("key_id");
DROP INDEX "idx_person_key_id_baf6a2";
CREATE INDEX "idx_person_key_id_0eba46" ON "person" ("key_id");
DROP TABLE "replica";
DROP TABLE "key_ring";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return in_dialect(UPGRADE, db.capabilities.dialect)


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE


MODELS_STATE = (
    "eJztPe9z27aS/wpGX9qb0ctLnDRN7ZubURwlVWPLPltp2hd3JEiEJVYUoEdAVjTv8r/fLk"
    "CKpEjKJC3btIIviQVgQXIXwP5e/KcxEw7z5LN3VNGPbNU4JP9pcDpj8MdmV5M06HwedWCD"
    "okNPj3VgUH8ajBpK5dORgvZr6kkGTQ6TI9+dK1dwHN0iPuWOmBGAaJKlD/MyhwxXRE0Ytv"
    "2D8ZG/0sPx5zOc1REjmNbl46oTLLj77wXrKzFmMMqHab78Bc0ud9hXJsOf82n/2mWek8CE"
    "6+AEur2vVnPd1uHqvR6I7zbsj4S3mPFo8HylJoKvR7tcYeuYceZTxZwYbvjC8wI0hk3mVa"
    "FB+Qu2fkcnanDYNV14iGGENm8QtTX6/e5Zr3/Z7vX7jRT2Q4gYPoOmkeBIOXhXqT9/jK/w"
    "j4MXr35+9ebl61dvYIh+zXXLz9/MoyPMGECNn26v8U3349LQIzSSI6zOF/5cSJZG7fGE+m"
    "2+mGn8duCdKB+xFJ5j4BvIho+oguywIcJ2tHyro7tx0T4+u3h3SHw2Er5zxT91L9utkza0"
    "LLhk1GPQ1um+a/9xSPSTNxd7DnFm9GvfY3ysJvDzxestlPi9dXH8a+vixxev/wvnFrA3za"
    "btBj0HuguJFREHkK4qk2YNXGvCdNt/9ACQfVVX/Pyic9q6+POQzH13Rv3VFb9o9zoXne4H"
    "JJxykRZX/GP7HCCmbK7qQaTg4EuT6a3L4SOyz6cY0AZ5hivFZH0IVPig2oLWtydnb3HmmZ"
    "T/9gI8v+10gdQ/nrb+0KierYKuk7Puh3A8nCxq7OuJGm//7LVbG5gf+Qzx06cqjXxgmLBi"
    "Ziwb/UnIDQo4Aeiz8I/9okavc9q+7LVOzxMkedfqtbHnIEGNsPXHzQ2xnoR87vR+JfiT/O"
    "us294k23pc718NfCe6UKLPxbJPnThOwuaw6RtKAdfTGMfChiEdTZfUd/qpHnEg8samu2YH"
    "s80WyulYEwmxie8ZiF0gcl0YNKcksrBrq0QGYk/fD0fdKpGdcUZ8sTwkE7Ek4loxHopSkk"
    "zoDSOjCeXwnk0CcpfumrjjCZOKuA6hOI6wG+bDWBgiBYyginABs7qSjN0bnG/pjlhalHvQ"
    "J1sZsGYyIFBO4isVR20MYjf4feTjcjcYjjDqUalCTawgSuMgFqcBTmvCBi7Y3HNHNIsNhF"
    "1b2YAfG1RAL5/7YsSkNKfoQjK5PowP9V/B7oODGn/OiKvIFJinNKfzcgKnLTQtqSS4qMiE"
    "AQJgcJYGf5+P2vE5/9YdfzdH/S8HBy9f/nzw/OXrNz+9+vnnn948X++edNe2bfS28wF3Uk"
    "J2swzh4RnCEPSNCnpKDMwqKVZJyeZObRCvVRZvMh1bORNbD7mVL12KGZzjQE/DLCZowODM"
    "OSJci/4j6vsu8I85nASCU4/g6ZJmOZVmueJXfGCaBk0y8IXHBpoBDTyA8uBvn5Eh/sMXsy"
    "GMa4LyoYjPrpnPODA4w8z+Fgsf5xQL5YFOIoF/wSsA/5JzRqeyON/60pjCL4021YC+Lw3z"
    "ctgCrOgvy9fqyddCqqXNqdnoD8fX2YJanAQJO+jLgwJ20JcHuXZQ7EqyuPLczTK2mjK2pA"
    "+CzcvsmXB8pT0THEl1oeN9bxnJ4IGOLCFnxyAqcYW6IXjHYnbEhovz2AhmjzD6IIw2wjtK"
    "ZOWwHkJYnFfFuRZ9yyF9DWKxXhXrDlPU9TKO7N8uz7rZWI+BbMo67kiR/yOeK58g/regEn"
    "GRkG9CJrj298b443GGtxcneJvCvLOYs2yrer44koTaiVDyuIpUQiT5pUg0wy/50Qy/6GiG"
    "mtgxWgvHVW2u/MwIuFhvc5tFg+K4PlsPLOR1hQFo4paKXl9vNUVEDlD8NaSSoZXBGM5F4C"
    "UlwofGmbhhxFXZvtZ7fJ62lcD8wg9MJIr6Y6aK2kg8MY7bR8Ssmn0ktIvAi7iRXSRoEX68"
    "wbxfP9S1zU9rQ3lchpdvQ7Fq/l6q+TcuLcNWg+F7aBjbfYDg+sQrfmatQaygXlVQjzhP0T"
    "UdQezhsn71psCyfvUmd1ljVxLBG3y7KJY3wPbPTLj7AyQQiUqdIBGMPUKsrv8UdP2aaKG/"
    "iWEjQ/3E5uY2vfPvYEAhfXPushFDDdATfEyWwp8egfblSgzCxZBZV0lcAmoC+h9RVE6Jy+"
    "EvmJrRGRHcW8EvvnDGObG8O5zf+N6pD+hQoDUGSuVoAUoqaJgT4TnEdaRujRRLrdBq7/qc"
    "ibnHCK4Z5xn660GF7S+4cr0B5t7A/6h2ciLFjA2Fs9IvC6omPNVVR2TgL3ifKhiLyuqQXQ"
    "tQYBEA5pqy1YAgmQJHPiqjjMwWUgWDiVoKQMIRfMu1y105YQ4BMumAZMQBufZZ0ZDkL1E+"
    "jXklo7yGbMx6/R/72LZe/0dxYZY0x1o77BY77HeW+tc67nV+bx+iMRQO5Ct+3vp0iRmZc7"
    "qQmI/57qwLvY7g0Pe+1dHZmtcgXWHfcat73D7RTSNEgeeZZLrHF9YjVllGbkxC3Ul0rES+"
    "xn9fL7jWf8lw4XrK5fIZPvZ/Gk9YokzkCmqBpcxRFUE83C5q3Be67/u4wl2aRm6uhBMOf7"
    "hY8ef3K+LsLIJFCUUzvPr5en44fo/U/J0hM5DUU9jc7q+IoKzPotY+i5gyWZbGG6A7IHTN"
    "ttI+0RmFvoXPysRJxkEsk9k8F5nvl5OF1gD7Z67fvSxE5ZQ5/WGGXrzV5ReD2iNe/sAme1"
    "sS5LvgCIu5U5HMSUhL5lqTObTaV6DzBqgV8OpG5/q4+z5TNZo0sn1+pq95i+Ovv1wPu728"
    "AydizjhZwroRS5MFKydiKQlF59QPEmsyIHJlRr2GcrAZXq0voZ9yBLD90GtlSzLURJDJd2"
    "KF9CpFgxjQPlVleGCZEp7OeDby8zWmBFCd3TC18STiOVp2gUcwdn2XWt8p7pugQ5oI74XP"
    "3DH/yFYpz+MG5pPxMk+MAN/CBRa2RrzGp8s1V4ytO/hy+F6mzHHQujxuvWs3vj2OLHMixi"
    "4/cfk0S5iJOrdKMx4O63vhuALVqnCsEUVQNpFBsoqcDIWuBQWrpEmuhU+wGqApIxXmvQQl"
    "PQCTAwxKovH0lCahEoOSgpyUrNpVD/fgTEFKiSnj/Qk80ApRNTrZtglRMZJlkCG/Wm8Szh"
    "bsbVYs2LveduV2QQLM2karyrEK+NTYp7PS+N8AvC9Ra1/Po3hZUD5eAO8uo0jEYfZQjyiS"
    "lpKflZJKSmFf5y4cQBUMhklIaxiuncEwYf+X1Yz/0hqEa0vfmhiEL5mUBvMpFSrsam5ToG"
    "RsUKGaijrrwaQvROoL6CiR0KmVFKPoGDVmJMTUzUj9uPt0VtN5SpKF1XTuejJaTWd/doPV"
    "dOpDAavp3LemYyOd9lYSTpYIZVVi2GNglsC1I3BdVB30hjSyFB3d0dyq5qyHFFdylhOhrw"
    "qZUSdwxYSOlqFQTbw5tBfwX+KCyiKWsCjl2nXDlII1EdxHxQWmsm/RgO7nWfZKk3oLIFsU"
    "olqJhN8NQW4rEVwsnzmnWHCtpMLG2edu++LQnCRXvPXutNM9JNSZuRx+dVsnf1724Den3k"
    "rW5OZSWNa8mgiZhLQShpUwciJSdMHprGiUsBL1lkiU9ZBbJYxfxRJ4NneFH9WRceUR0VNI"
    "XflU+A7zzfXkA0Cwi6CDtPxQeSZdJgc/UltXdT0aI3WMKNYmIFjMZunCPlkoHZCCYoZiXx"
    "UZCSxgc+2LGRl4AkYz+c+BnnwEOBlYseMJcLktYbtAwzI2kHD8bjhdjSqk7D5eVP9fArXh"
    "+P1LYXz9qgBuX7/KxS12bZivg3Mtjd9803UMZJ+Ccffh/tJzc8VJBh8+X19+ks+IowtSbu"
    "fE7Rvmr5C/of49x0wU4H3ACH1kf/q2tViBcw/LnUtGNX/kZOCzETDXDK68s1mL1nlbaAxg"
    "wR1TVggVkEAB1JJA8HdYwhyv+Y5aLC+uJy9+VBNAvYqXPYoFINpYVWwAEXStrQDd9meAY0"
    "vQ+c/PT/7sdD+A0j+feyugB7S9bXWxrNk7aBxSjmWQnCv+udXp6YFL6io97rR9+haNCTOG"
    "IelX/PLT5Xm7+w7h5ELOGbwzwJ203/cOQTW5Vlf8on169jv2m5sgoBcepR8Ez+F1KY5m3Y"
    "L37RYMsdUfTQQoshkHnQBeRvl2XMegN2NAAPy+cL5ueeAYkLOzk4Qt521n4yzrfsLt+OML"
    "TQYY5Ko8t/daYiiD9DXQA+I6ZDdPFtUT13EYDxl9CuP5pRZTgPWotojP25tqi8CE8Pt92R"
    "fGS1hiO6Rg7QlUYlsMheoPPTGalj6GNiAt1ktgHR+K6d6gp8pMs8k2i18KdP8sVLu3/oVo"
    "qxD+lIC0eQB1c10lawK4vJKDMgH4IDR+SP19n0iM6msFAsfALHlrTF5bqe27IHOu4JNrVM"
    "2Xd+7RXfTivqSdXReu1j6LLCt1fupOBGPTduL7o0zaTuTIKbiKIwDr88y7o760vyUOZZOg"
    "7hJwWRr1MSCL+TKYT3n6b4t8LV1R6yKY5mlR4Fu4wm6pqBVbeImSWhcgmlx0jnuN9LmyA5"
    "yuwxD3E6nxg7QAVjPv8iqNU5Dq6Ucz0xPjfkXRGjH9HKQ+ZpRPj44buYE+2Nm8Pdanr4Jx"
    "Bcq/ATKYg/crjpk/B/QqU1pAX8M4ZMTQ9kjXWOM/SAIzE7FQXnAFYxi3k1XfbUcz68hckP"
    "mYf6ML7Ou7JHVg74TqWyBXDBOCFgr/diU8dq503TjKCePKX2FWEPztzubCD94BHfVSD8L/"
    "5dJVo0l+/YTwQsFgOwRaD+J4s5zCl1gGuI0jqmkcUf59krdHsTyFuyUbl8e/np2d9Lud44"
    "/d1mn7kMjRRAivz93RFJGA8SmXl+3uh/ZFbNAMw/Jwr8bGmRiUfq990v5w0ToNg1H6YUTV"
    "5q5/HF9Ccl8W1PySQFb7yyrDYLhIcRNGAGDtF82K9osYmyup9yUBre5XVeu2hV9qpHlHke"
    "t31GmiMPmnRYWiGk1i+dWppPUFG7v46iqnJFuif6tm42+OvFW3OeOMUKXYDPQBJYiZgPlH"
    "OnePcrnEigHw90wyD3UOTA4MagwYfIJSYozyae1mx3Nnqh2xvA3zJFu9rUbH1jYNI6RXcW"
    "k0BmFF0e8192DzQvXsbAM0U7UueiZXQCdRYev7Trdz+au+Yj24OauKbrb7jAE4FefZZMve"
    "COH4OhOqNkF0DqOO53JWITpjA9TG4NQ4OCPY5FXKiCUgHyYGx1K5KpXZvBKJ12A2xqr+BJ"
    "Yg9PNyCS+bcPXId8HH7k2+yxO7qNQesVVjlW0403dnWK0bS7PRZPuP+VrZtOu2AXZo1L69"
    "QKUN07NhejUI03sk74vQaE17XYI1vsXbEo641cvyWZdKDGstOoLJIzKYslVwSw2WX/Zn1M"
    "NgqxmWRVxO3NGEqKUgcs48T5dpnjGm0j6Wnc5sSzDWmV82tzhTHrROYN14ZdKCfPBTEfs8"
    "jMq1Ieu+VM5MGfQGw/euwOW94HbGfDiY+/BEUVr4TsNaGXxHMngMtVZivEW4SS/DWok4cF"
    "CpU3GTKeas+7aKOiMY1Z+FwwpEzI99sZibOPIhG8EjCSVyAdqK7mgSyh0tnriOGeQqHaku"
    "XVhFWXHyd57PyjZ1Poe2yjZsWZovRDDWHFbZHFbezm9dbDU18Kf4/OMxonOPjnI5kem8nR"
    "XN1+MK6N7MR25hLGX6viSPSlCaGeMEfigR3A87m8FqU6sfJMFHHEZ3JwEbl3hB0lAo7UHU"
    "403VUpmlkd/r83SmlykbAifcWs03LYb3KeHhXQxNIoVpoJxAE/ODSxloeCGDhyCYDQZLRb"
    "+bXIwmR+R5/BKHIqGXmiRhNpflqDU5yLdc2BDQqxQNYkCWp1b38IUHV5UQzTVwnc028NGX"
    "nXftQ+Jy6Trsip996pkGOFFMy8fO8UeMwpy6YSHGGsRgujyLMLfEFbnZSq8VeR5f5EkX6C"
    "p95CXAHu7Qe75fJ56NaaiRVc961p98uliH35gavSkNKujZqj650ZhCyWGey6e6CATqDgYn"
    "R5F2gzY2LFcB53WkXIBG4Uq5YDkpYXeaUas/I09IU+YiVH9i99xiJYvlRLAb0Hf0HRJaFR"
    "rMXLkIgeIj4MOB/K4ephU1eMQAWInPbsSUDWJqGTxKKtfzUIMbMqNlGX1rEnwUjBAwab7K"
    "hKP68IWTjKIYmH+j6cK+zl3gfRgr+RdevJNYiPY2nrodtlbRqhEpkkdiVT1rttMLCu9Jzf"
    "rtrNPtX7T/91Mb79zFWtBwZsETpQKVq9vuo9x8iEdoP1RAaqBkhWdc1QTF+pOlc3n5CXVb"
    "w6+u+KdL/IWs54q3/zjvXOBPc8TrPMXfzz6aLEVkN9By2rk0IAHDqgfhIsaVcZTl1zpJgN"
    "mKJ83KFU9spdzHwLvZwxXyXRKA1jZUa9tQTNwuSeUkpCVzrckc6IwVrlKJA9qbVJ4AjcvW"
    "BUuA2fjByhpXYGEpv8WSkHaP1XmPRXa0cpssCWd3WdVdtjZNZqB/2813CTh7712Je+/sfR"
    "l6ne+sTJV1CFqHYJ3IcE+ptvaigWJorelFA+2vWAm/keFlDXqa27ysLBpzq5e1N2F4DQB6"
    "JXVhzDEj167H1qGbZi4yo1Mmm0Qy6jHH1ND0xRJ9jmP0k2LIpm5k3AmnMpBpL+yDPPH2hA"
    "vrxawPh2hu8WLeuDTbZ5ON/WB4nb00FdMfd+9XgYNB+OUW9xrE6lBVdSiP8vECTr0yqzoO"
    "s4dL+02Blf0md2G/2VzX1mP1OB6rkc8q3kSbhLTOjFob4axJ4u4miS06sVXdnrTq1pnlqW"
    "5BT3NrgOysuOqG4axacxJcX5K2pCvi8iMy0LFK6+jU2N1pqWjY4uA69FVLf4PD2CUJGMpK"
    "qJwyp6mvifMZ4ANzBZ/BPJ5Q0TSYNY9xtxj4CsrfnHEMD4vSBJXOXMQgVu6tdO6fvlQOuT"
    "I8cal7cSL9yp6LNzYEWfeBMonfECqTkd6olcUgTBZURXgtOA5dRCHMOgGFEgi50rfQwZRX"
    "PNAk9UPwYwAXQGX8GMY4sCfzKjwqeqSzK5fCBwwYRMLYkVjAWh7oF4RPuF5I6g3gYZ4TIM"
    "e8O/A8wKBsXnGuo4GXYTivfrqkK2nuxVvhg6xW+wSF/nyt9juIRTz+tX38sdP9cEhGEzaa"
    "Ak2uuG7D+ELdhBGHIIx80INwp+kxrfPzkz91ExyT3kq34R0LhwSvV4A5Wt3j9smJngXR43"
    "kmlvG9iVzU+60ukYt4BJbR88LxlQi7qV3XqHTTjhU8axOyNqE9YA8R1v8Ww3I4DwAsxqti"
    "/FFsRDXD/COYiIKkZvbVlQpfLY3/bWEkGdDVgkmeECF2F0pi1JI0yvPvtYgg7nSjxdPB9r"
    "1cXRFogGUQHwOxmK+O+VDVL2GrjIPsTdGFnUVPoUbmsjK23xiERWfqRLYOk+/BYRLYDsvS"
    "OAZmCVxrAj+xy6ksnSvS+aE9nzUj5Z45PmuG3b3we57Tbb5P3du83f/Zn9OiTlB9BQmWOb"
    "0GXdXBG9wpARimRhMSc+YZn+UN8yXAybBnzsTcw+qmgfvRVPJeBkV/TKUdn+EbZZUTerhH"
    "o/O1azyHTWLoEfcgapcpEESoCbya8YXiLMZFS738kkDiWm+kCZV6RxnvpK2kWiubZb4TcU"
    "23oo6QNcAeukJ27GIKtkJxVh8B2CCnutjb64bURzC4i+vSuW5rkH1ayI+b52b47B0l2yh+"
    "7ImRoKhku154tSp4qbF+oTXCHLEWO4tItX4wrlBkH4akrUxo3JJibBsGz0UBeVGEm5H1oq"
    "SoIUMhMLC7Zof97WhuHRNohMzoxj/NBoMilzOcYDShfIypXPCMJVawnNAbEHypw47IIBCL"
    "NXgY/+b6GIwIAF18Lr7aOtqOs+Vtwmwow2KdStOighqa/bB8ZSD1mpTRdC1MG0FXlxN1m/"
    "BrBbTdCmjxXVJqXW8A7pGh61FqlZdDfgSzT4v6gREfMKESZ0kMYo/Wu1X2nriyZzOzdruO"
    "rfJslefHJsGOlGdbHGZvPG1nCzUW5vtSBol1X3ObPULERxWyRsyYlJhcp4S+FwNvCQDt3W"
    "HOYs76gKeByVdbBrffzhZSoT8KvViS4rW4S3fECB3Ck7NNErt8gLZLTGFxDQiiR+rUQMW+"
    "KvTRDTwxoh6T/xwcRRl3ulPOGZ1qB51OLzQ2EA0SpCE+I63oPQNPnc59RCPFFVAL1hLMid"
    "l7+ETMS8RN5AQ5jWNfLGUwHzxKyUG+LWNEZ3MK23GroWKdB+YAfPrCjr/sVR114nDNLcaM"
    "aJ2XcecloXbj06tR0tiLgyI+PRiVn950kPLrxTdW8eWe2I77o/A9sJ5tL6R5NNQjNyxztI"
    "Tj9zBQ4FWRU+VV/qHyytYbqom54ztIov/c6vR0Ljz66UwK/Umrc6qT3z3qznQKfbvbOwRx"
    "lasrDqgzCfZDEHN1gv37Vkfnyl9TVyfKf+p+7J597h6SBdc3b29K44U4887Tjm0mRJWN9e"
    "QCqANFpSSJIyhL3lqTNziSKt1zEoe0WRB1pjJymkrpTGswS9860zcwcZXW1JJwVk2uqqsF"
    "1sESbrwYxMPpyC/uF+k7c+LJCUi5/fJITcFZ1NrLSfb0cpLv9tzd4nZ++LtJakaFom5Sez"
    "XJ9+R9bjHfHU0aGb7noKe5zfNMozG3+Z3zEXp7GdRSfs47OzkD6tXXrbYTNrXlio68+Mkt"
    "JRlzAyhrZX+t6GI4+OmnAgZSGJVrIdV9qdo7ZTAcDN9D7L54/ryI+fn583z7M/ZtFkfjiv"
    "EMo8a26mhrkDsV6aobtrcgd2dVulJy10Mys2//D7VFYsA="
)
