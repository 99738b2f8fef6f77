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
    "wR1TVggVkEAB1JJA8HdYwhyv+U62RJOkW/4WLl/Lzm7u/LaeXE15+qOaEupVBO1RLAnRTq"
    "piS4iga21N6LY/AxxbXvHW+fnJn53uh0MCR7S3AnpA29tWF8ujvYPGIeVYTsm54p9bnZ4e"
    "uKSu0uNO26dv0SgxYxjafsUvP12et7vvEE4u5JzBOwPcSft97xBUnGt1xS/ap2e/Y7+5UQ"
    "J64VH6QfAcXpcia9a9eN/uxRBb/dFEgEKccdAJ4FmUb8d1DHozlgTA7wvn65YHjiU5OztJ"
    "2ITedjbOsu4n3I4/vtBkgEGuynOfryWPMkhfAz0grkN282RRPXEdh/GQ0acwnl+yMQVYj6"
    "qN+Ly9qdoITAi/35d9YbyNJbZDCtaeQCW2xVCo/tATo2npY2gD0mK9BNbxoZg2DvquzDS/"
    "bLMcpkD3z9K1eytiiLYKYVQJSJtPUDcXWLK2QMzkUobICcAHofFD6u/7RGJUXysQOAZmyV"
    "tj8tqKb98FmXMFn1yjar68c49upxf3Je3sugC29n1kWanzU4AiGJv+E98fZdJ/IodQwVUc"
    "AVjfad5d96X9LXEom0x1l8DN0qiPAVnMl8F8KmLgtgja0pW5LoJpnhYFvoUr7JbKXLGFly"
    "jNdQGiyUXnuNdInys7wOk6nHE/kRo/SAtgNfNOsNI4BamefjQzPTHuVxStEdPPQepjRgv1"
    "6LiRGzCEnc3bY4b6KhhXoIwcIIM5eE/jmPlzQK8yJQr0dY5DRgxtj3StNv6DJDAzEQvlBV"
    "c5hvE/WXXidjSzjvAFmY/5N7pQv76TUgcIT6i+TXLFMLFoofBvV8Jj50rXn6OcMK78FWYX"
    "wd/ubC784B3QUS/1IPxfLl01muTXYQgvJgy2Q6D1II43yzJ8iWWS2ziimsYR5d9LeXsUy1"
    "O4o7Jxefzr2dlJv9s5/thtnbYPiRxNhPD63B1NEQkYn3J52e5+aF/EBs0wvA/3amyciUHp"
    "99on7Q8XrdMwGKUfRlRt7vrH8SUk92VBzS8JZLW/rHIOhosUN2EEANZ+0axov4ixuZJ6Xx"
    "LQ6n5VtW5bQKZGmncUAX9HnSYKt39aVCiq0SSWX51KY1+wsYuvrnJKuyX6t2o2/ubIW3Wb"
    "M84IVYrNQB9QgpgJmH+kcwApl0usPAB/zyTzUOfAJMOgVoHBJyglxiif1m52PHem2hHL/z"
    "BPylA3oqhqePxcb4D4UtC5GsYHZ9WRmqojIXGLi64xCCu3fq+JCpu3uGenJqBNq3XRM4kF"
    "wWlwxd93up3LX/W97sF1XVUUud2nF4RnWNHYu/WZV2NC1SbizmHU8VzOKoRybIDagJ0aR3"
    "LEWH5JKichHyZgx1K5KpXZvBKJ12A2IKv+BJagIfBy2TGbcPVIjsHH7k1yzBO7HdUesVUD"
    "m23s03dnha0bS7OhZ/uP+VoZwOu2AXZoAb+9KqaN6bMxfTWI6XskV43QaE27aII1vsU1E4"
    "641SXzWddnDAs8OoLJIzKYslVwNQ7WfPZn1MPIrBnWYlxO3NGEqKUgcs48T9eGnjGm0g6Z"
    "nc5s6z7WmV82tzhTHrQ4Yd14ZdKCfPBTEfs8jMq1Ieu+VIJNGfQGw/euqua94HbGfDiY+/"
    "BEUVr4TsNaGXxHMngMtVZivEW4SS/DWok4cFCpU3GTKeas+7aKOiMY1Z+FwwqE1499sZib"
    "oPMhG8EjCSVyAdqK7mgSyh0tnriOGeQqHdYuXVhFWUH1d57PyjZ1Poe2yjZsWZovRDDWHF"
    "bZHFbezm9dbDU18Kf4/OMxonOPjnI5kem8nRXN1+MK6N7MR25hLGX6kiaPSlCaGeMEfigR"
    "XEo7m8FqU6sfJMFHHEYXNgEbl3gr01Ao7UHU402JU5mlkd/r83RamKkxAifcWs03LYb3Ke"
    "HhBRBNIoVpoJxAE/ODmyBoeAuEhyCYOgZLRb+bXIwmR+R5/OaIInGamiRh6pflqDU5yLfc"
    "EhHQqxQNYkCWp1b38IUHV5UQzTVwnc028NGXnXftQ+Jy6Trsip996pkGOFFMy8fO8UeMwp"
    "y6YdXGGsRgujyLMLfEFbnZSq8VeR5f5ElX8yp95CXAHu7Qe75fJ56NaaiRVc961p98blmH"
    "35iCvikNKujZqj650ZhCmWSey6e6YgTqDgYnR5F2gzY2rG0B53WkXIBG4Uq5YDn5Y3eaUa"
    "s/I09IUxMjVH9il+ti2YvlRLAb0Hf0hRNaFRrMXLkIgeIj4MOB/K4ephU1eMQAWInPbsSU"
    "DWJqGTxKKtfzUIMbMqNlGX1rEnwUjBAwab7KhKP68IWTnJQ2TRf2de4C79PJa3iTT2IhZl"
    "8BZBUtq2jV9sB9HLFjlnsT4u161myntyLek5r121mn279o/++nNl70i4Wj4cyCJ0oFKle3"
    "3Ue5+RCP0H6ogNRAyQrPuKoJivUnS+fy8hPqtoZfXfFPl/gLWc8Vb/9x3rnAn+aI13mKv5"
    "99NFmKyG6g5bRzaUAChlUPwkWMK+Moyy+MkgCz5VGalcuj2LK6j4F3s4cr5LskAK1tqNa2"
    "oZi4XZLKSUhL5lqTOdAZK9y7Ege01648ARqXLSKWALPxg5U1rsDCUn6LJSHtHqvzHovsaO"
    "U2WRLO7rKqu2xtmsxA/7Zr8hJw9pK8Epfk2cs19DrfWZkq6xC0DsE6keGeUm3trQTF0FrT"
    "WwnaX7FsfiPDyxr0NLd5WVk05lYva2/C8M4A9ErqKppjRq5dj61DN81cZEanTDaJZNRjji"
    "m46Ysl+hzH6CfFkE3dyLgTTmUg017YB3ni7QkX1otZHw7R3OLFvHFpts8mG/vB8Dp7aSqm"
    "P+7erwIHg/DLLe41iNWhqupQHuXjBZx6ZVZ1HGYPl/abAiv7Te7CfrO5rq3H6nE8ViOfVb"
    "y2NglpnRm1NsJZk8TdTRJbdGKruj1p1a0zy1Pdgp7m1gDZWXHVDcNZteYkuL5RbUlXxOVH"
    "ZKBjldbRqbGL1lLRsMXBdeirlv4Gh7EbFTCUlVA5ZU5T3ynnM8AH5go+g3k8oaJpMGse42"
    "4x8BWUvznjGB4WpQkqnbmIQazcW+ncP30DHXJleOJS9+JE+pU9F693CLLuA2USvyFUJiO9"
    "USuLQZgsqIrwWnAcuohCmHUCCiUQcqWvrIMpr3igSeqH4McALoDK+DGMcWBP5lV4VPRIZ1"
    "cuhQ8YMIiEsSOxgLU80C8In3C9kNQbwMM8J0COeXfgeYBB2bziXEcDL8NwXv10SVfSXKK3"
    "wgdZrfYJCv35Wu13EIt4/Gv7+GOn++GQjCZsNAWaXHHdhvGFugkjDkEY+aAH4U7TY1rn5y"
    "d/6iY4Jr2VbsM7Fg4JXq8Ac7S6x+2TEz0LosfzTCzjexO5qPdbXSIX8Qgso+eF4ysRdlO7"
    "rlHpph0reNYmZG1Ce8AeIqz/LYblcB4AWIxXxfij2IhqhvlHMBEFSc3sqysVvloa/9vCSD"
    "KgqwWTPCFC7C6UxKglaZTn32sRQdzpRoung+17uboi0ADLID4GYjFfHfOhql/CVhkH2Zui"
    "CzuLnkKNzGVlbL8xCIvO1IlsHSbfg8MksB2WpXEMzBK41gR+YpdTWTpXpPNDez5rRso9c3"
    "zWDLt74fc8p9t8n7q3ebv/sz+nRZ2g+goSLHN6Dbqqg9e9UwIwTI0mJObMMz7LG+ZLgJNh"
    "z5yJuYfVTQP3o6nkvQyK/phKOz7DN8oqJ/Rwj0bna9d4DpvE0CPuQdQuUyCIUBN4NeMLxV"
    "mMi5Z6+SWBxLXeSBMq9Y4y3klbSbVWNst8J+KabkUdIWuAPXSF7NjFFGyF4qw+ArBBTnWx"
    "t9cNqY9gcBfXpXPd1iD7tJAfN8/N8Nk7SrZR/NgTI0FRyXa98GpV8FJj/UJrhDliLXYWkW"
    "r9YFyhyD4MSVuZ0Lglxdg2DJ6LAvKiCDcj60VJUUOGQmBgd80O+9vR3Dom0AiZ0Y1/mg0G"
    "RS5nOMFoQvkYU7ngGUusYDmhNyD4UocdkUEgFmvwMP7N9TEYEQC6+Fx8tXW0HWfL24TZUI"
    "bFOpWmRQU1NPth+cpA6jUpo+lamDaCri4n6jbh1wpouxXQ4ruk1LreANwjQ9ej1Covh/wI"
    "Zp8W9QMjPmBCJc6SGMQerXer7D1xZc9mZu12HVvl2SrPj02CHSnPtjjM3njazhZqLMz3pQ"
    "wS677mNnuEiI8qZI2YMSkxuU4JfS8G3hIA2rvDnMWc9QFPA5Ovtgxuv50tpEJ/FHqxJMVr"
    "cZfuiBE6hCdnmyR2+QBtl5jC4hoQRI/UqYGKfVXooxt4YkQ9Jv85OIoy7nSnnDM61Q46nV"
    "5obCAaJEhDfEZa0XsGnjqd+4hGiiugFqwlmBOz9/CJmJeIm8gJchrHvljKYD54lJKDfFvG"
    "iM7mFLbjVkPFOg/MAfj0hR1/2as66sThmluMGdE6L+POS0LtxqdXo6SxFwdFfHowKj+96S"
    "Dl14tvrOLLPbEd90fhe2A9215I82ioR25Y5mgJx+9hoMCrIqfKq/xD5ZWtN1QTc8d3kET/"
    "udXp6Vx49NOZFPqTVudUJ7971J3pFPp2t3cI4ipXVxxQZxLshyDm6gT7962OzpW/pq5OlP"
    "/U/dg9+9w9JAuub97elMYLceadpx3bTIgqG+vJBVAHikpJEkdQlry1Jm9wJFW65yQOabMg"
    "6kxl5DSV0pnWYJa+daZvYOIqrakl4ayaXFVXC6yDJdx4MYiH05Ff3C/Sd+bEkxOQcvvlkZ"
    "qCs6i1l5Ps6eUk3+25u8Xt/PB3k9SMCkXdpPZqku/J+9xivjuaNDJ8z0FPc5vnmUZjbvM7"
    "5yP09jKopfycd3ZyBtSrr1ttJ2xqyxUdefGTW0oy5gZQ1sr+WtHFcPDTTwUMpDAq10Kq+1"
    "K1d8pgOBi+h9h98fx5EfPz8+f59mfs2yyOxhXjGUaNbdXR1iB3KtJVN2xvQe7OqnSl5K6H"
    "ZGbf/h9Y8ofL"
)
