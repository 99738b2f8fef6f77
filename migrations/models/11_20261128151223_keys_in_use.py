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
"""

DOWNGRADE = """
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
    "jXklq6E+7jFtvfyP4rIsaX61dtctdtfvLNWvddzr/N4+ROMnHMBX/Lz16RIzMOd0ITH/8t"
    "1ZF3odwaHvfaujszOvQZrCvuNW97h9optGiALPM8lzjy+cR6yxjJyYhLqTqFiJfI3/vl5w"
    "re+S4cL1lMvlM3zs/zSesASZyA3UAkqZoyqCeLhd1LgvdN/3cYW7NI3cXAknHP5wseHP71"
    "fE2VnEihKKZnjx8/X6cPweqfU7Q2Ygmaewud0/EUFZH0WtfRQx5bEsjTdAd0Domm2lfaIz"
    "Cn0Ln5WJi4yDWCazeS4y3y8nC60B9s88v3tZiMopc/rDDL14q4svBrVHvPyBTfS2BMh3wR"
    "EWc6cimZOQlsy1JnNopa9A5w1QK+DVjc71ce99pmo0aWT7+Exf8xZHX3+5HnZ7OQdOxJxx"
    "soR1I5Ym61VOxFISis6oHyTWYEDkyoz6DOVgM7xYX0K/5Ahg+2Fuqi3BUBNBJt+JFdKrFA"
    "1iQPtUheGBZUp4OuPZyM/XmBJAdXbD1MaTiOdo2QUewdj1XWp9p7hvgg5pIrwXPnPH/CNb"
    "pTyPG5hPxsc8MQJ8CxdY2BrxGp8u11wxtu7gy+F7mTLHQevyuPWu3fj2OLLMiRi7/MTl0y"
    "xhJurcKs14OKzvheMKVKfCsUYUQdlEBskpcjIUuvYTrJImuRY+wep/pmxUmOcSlPAATA4w"
    "CInG01GahEoMQgpyULJqVT3cgzMFKSWmjPcn8EArRNXoZNsmRMVIlkGG/Oq8SThboLdZsU"
    "DvetuV2wUJMGsbrSrHKuBTY5/OSuN/A/C+RK19PY/iZUD5eAG8u4wiEYfZQz2iSBpKfhZK"
    "KgmFfZ27cABVMBgmIa1huHYGw4T9X1Yz/ktrEK4tfWtiEL5kUhrMp1SosKu5TYGSsUGFai"
    "jqLAeTrhCpL6CjREKnVlKMomPUmJEQUzcj1ePu01lN5ylJFlbTuevJaDWd/dkNVtOpDwWs"
    "pnPfmo6NdNpbSThZEpRViWGPgVkC147AdVF10BvSyFJ0dEdzq5qzHlJcyVlOhL4aZEadwB"
    "UTOlqGQjXxptBewH+JCyqLWMKilGvXDVMK1kRw/xQXmLq+RQO6n2fZK0zqLYBsUYhqJRJ+"
    "NwS5rSRwsXzmnOLAtZIKG2efu+2LQ3OSXPHWu9NO95BQZ+Zy+NVtnfx52YPfnHorWZObSm"
    "FZ82oiZBLSShhWwsiJSNEFprOiUcLK01siUdZDbpUwfhVL4NncFX5UN8aVR0RPIXWlU+E7"
    "zDfXkQ8AwS6CDtLyQ+WZdFkc/EhtXdX1Z4zUMaJYm4Bg8ZqlC/tkoXRACooZin1VZCSwYM"
    "21L2Zk4AkYzeQ/B3ryEeBkYMWOJ8DltoTtAg3L2EDC8bvhdDWqkLL7eFH9fwnUhuP3L4Xx"
    "9asCuH39Khe32LVhvg7OtTR+803XMZB9Csbdh/tKz82VJhl8+Hx92Uk+I44uRLmdE7dvmL"
    "9C/ob69xwzUYD3ASP0kf3p29ViBc09LG8uGdX8kZOBz0bAXDO48s5mLVrXbaExgAV3TFkh"
    "VEACBVBLAsHfYclyvNY72RJNkm75W7h8LTu7ufPbenI15emPakqoVxG0R7EkRDupii0hgq"
    "61NaHb/gxwbHnFW+fnJ392uh8OCRzR3groAW1vW10sj/YOGoeUYzkl54p/bnV6euCSukqP"
    "O22fvkWjxIxhaPsVv/x0ed7uvkM4uZBzBu8McCft971DUHGu1RW/aJ+e/Y795gYJ6IVH6Q"
    "fBc3hdiqxZ9+J9uxdDbPVHEwEKccZBJ4BnUb4d1zHozVgSAL8vnK9bHjiW5OzsJGETetvZ"
    "OMu6n3A7/vhCkwEGuSrPfb6WPMogfQ30gLgO2c2TRfXEdRzGQ0afwnh+ycYUYD2qNuLz9q"
    "ZqIzAh/H5f9oXxNpbYDilYewKV2BZDofpDT4ympY+hDUiL9RJYx4di2jjouzLT/LLNcpgC"
    "3T9L1+6tiCHaKoRRJSBtPkHdXGDJ2gIxk0sZIicAH4TGD6m/7xOJUX2tQOAYmCVvjclrK7"
    "59F2TOFXxyjar58s49up1e3Je0s+sC2Nr3kWWlzk8BimBs+k98f5RJ/4kcQgVXcQRgfad5"
    "d9uX9rfEoWwy1V0CN0ujPgZkMV8G86mIgdsiaEtX5roIpnlaFPgWrrBbKnPFFl6iNNcFiC"
    "YXneNeI32u7ACn63DG/URq/CAtgNXMO8FK4xSkevrRzPTEuF9RtEZMPwepjxkt1KPjRm7A"
    "EHY2b48Z6qtgXIEycoAM5uC9jGPmzwG9ypQo0Nc3DhkxtD3Stdr4D5LAzEQslBdc3RjG/2"
    "TVidvRzDrCF2Q+5t/oQv36DkodIDyh+vbIFcPEooXCv10Jj50rXX+OcsK48leYXQR/u7O5"
    "8IN3QEe91IPwf7l01WiSX4chvJgw2A6B1oM43izL8CWWSW7jiGoaR5R/L+XtUSxP4Y7Kxu"
    "Xxr2dnJ/1u5/hjt3XaPiRyNBHC63N3NEUkYHzK5WW7+6F9ERs0w/A+3KuxcSYGpd9rn7Q/"
    "XLROw2CUfhhRtbnrH8eXkNyXBTW/JJDV/rLKORguUtyEEQBY+0Wzov0ixuZK6n1JQKv7Vd"
    "W6bQGZGmneUQT8HXWaKNz+aVGhqEaTWH51Ko19wcYuvrrKKe2W6N+q2fibI2/Vbc44I1Qp"
    "NgN9QAliJmD+kc4BpFwusfIA/D2TzEOdA5MMg1oFBp+glBijfFq72fHcmWpHLP/DPClD3Y"
    "iiquHxc70B4ktB52oYH5xVR2qqjoTELS66xiCs3Pq9Jips3uKenZqANq3WRc8kFgSnwRV/"
    "3+l2Ln/V97oH13VVUeR2n14QnmFFY+/WZ16NCVWbiDuHUcdzOasQyrEBagN2ahzJEWP5Ja"
    "mchHyYgB1L5apUZvNKJF6D2YCs+hNYgobAy2XHbMLVIzkGH7s3yTFP7HZUe8RWDWy2sU/f"
    "nRW2bizNhp7tP+ZrZQCv2wbYoQX89qqYNqbPxvTVIKbvkVw1QqM17aIJ1vgW10w44laXzG"
    "ddnzEs8OgIJo/IYMpWwdU4WPPZn1EPI7NmWItxOXFHE6KWgsg58zxdG3rGmEo7ZHY6s637"
    "WGd+2dziTHnQ4oR145VJC/LBT0Xs8zAq14as+1IJNmXQGwzfu6qa94LbGfPhYO7DE0Vp4T"
    "sNa2XwHcngMdRaifEW4Sa9DGsl4sBBpU7FTaaYs+7bKuqMYFR/Fg4rEF4/9sViboLOh2wE"
    "jySUyAVoK7qjSSh3tHjiOmaQq3RYu3RhFWUF1d95Pivb1Pkc2irbsGVpvhDBWHNYZXNYeT"
    "u/dbHV1MCf4vOPx4jOPTrK5USm83ZWNF+PK6B7Mx+5hbGU6UuaPCpBaWaME/ihRHAp7WwG"
    "q02tfpAEH3EYXdgEbFzirUxDobQHUY83JU5llkZ+r8/TaWGmxgiccGs137QY3qeEhxdANI"
    "kUpoFyAk3MD26CoOEtEB6CYOoYLBX9bnIxmhyR5/GbI4rEaWqShKlflqPW5CDfcktEQK9S"
    "NIgBWZ5a3cMXHlxVQjTXwHU228BHX3betQ+Jy6XrsCt+9qlnGuBEMS0fO8cfMQpz6oZVG2"
    "sQg+nyLMLcElfkZiu9VuR5fJEnXc2r9JGXAHu4Q+/5fp14NqahRlY961l/8rllHX5jCvqm"
    "NKigZ6v65EZjCmWSeS6f6ooRqDsYnBxF2g3a2LC2BZzXkXIBGoUr5YLl5I/daUat/ow8IU"
    "1NjFD9iV2ui2UvlhPBbkDf0RdOaFVoMHPlIgSKj4APB/K7ephW1OARA2AlPrsRUzaIqWXw"
    "KKlcz0MNbsiMlmX0rUnwUTBCwKT5KhOO6sMXTnJS2jRd2Ne5C7xPJ6/hTT6JhZh9BZBVtK"
    "yiVdsD93HEjlnuTYi361mznd6KeE9q1m9nnW7/ov2/n9p40S8WjoYzC54oFahc3XYf5eZD"
    "PEL7oQJSAyUrPOOqJijWnyydy8tPqNsafnXFP13iL2Q9V7z9x3nnAn+aI17nKf5+9tFkKS"
    "K7gZbTzqUBCRhWPQgXMa6Moyy/MEoCzJZHaVYuj2LL6j4G3s0erpDvkgC0tqFa24Zi4nZJ"
    "KichLZlrTeZAZ6xw70oc0F678gRoXLaIWALMxg9W1rgCC0v5LZaEtHusznsssqOV22RJOL"
    "vLqu6ytWkyA/3brslLwNlL8kpckmcv19DrfGdlqqxD0DoE60SGe0q1tbcSFENrTW8laH/F"
    "svmNDC9r0NPc5mVl0Zhbvay9CcM7A9Arqatojhm5dj22Dt00c5EZnTLZJJJRjzmm4KYvlu"
    "hzHKOfFEM2dSPjTjiVgUx7YR/kibcnXFgvZn04RHOLF/PGpdk+m2zsB8Pr7KWpmP64e78K"
    "HAzCL7e41yBWh6qqQ3mUjxdw6pVZ1XGYPVzabwqs7De5C/vN5rq2HqvH8ViNfFbx2tokpH"
    "Vm1NoIZ00SdzdJbNGJrer2pFW3zixPdQt6mlsDZGfFVTcMZ9Wak+D6RrUlXRGXH5GBjlVa"
    "R6fGLlpLRcMWB9ehr1r6GxzGblTAUFZC5ZQ5TX2nnM8AH5gr+Azm8YSKpsGseYy7xcBXUP"
    "7mjGN4WJQmqHTmIgaxcm+lc//0DXTIleGJS92LE+lX9ly83iHIug+USfyGUJmM9EatLAZh"
    "sqAqwmvBcegiCmHWCSiUQMiVvrIOprzigSapH4IfA7gAKuPHMMaBPZlX4VHRI51duRQ+YM"
    "AgEsaOxALW8kC/IHzC9UJSbwAP85wAOebdgecBBmXzinMdDbwMw3n10yVdSXOJ3gofZLXa"
    "Jyj052u130Es4vGv7eOPne6HQzKasNEUaHLFdRvGF+omjDgEYeSDHoQ7TY9pnZ+f/Kmb4J"
    "j0VroN71g4JHi9AszR6h63T070LIgezzOxjO9N5KLeb3WJXMQjsIyeF46vRNhN7bpGpZt2"
    "rOBZm5C1Ce0Be4iw/rcYlsN5AGAxXhXjj2IjqhnmH8FEFCQ1s6+uVPhqafxvCyPJgK4WTP"
    "KECLG7UBKjlqRRnn+vRQRxpxstng627+XqikADLIP4GIjFfHXMh6p+CVtlHGRvii7sLHoK"
    "NTKXlbH9xiAsOlMnsnWYfA8Ok8B2WJbGMTBL4FoT+IldTmXpXJHOD+35rBkp98zxWTPs7o"
    "Xf85xu833q3ubt/s/+nBZ1guorSLDM6TXoqg5e904JwDA1mpCYM8/4LG+YLwFOhj1zJuYe"
    "VjcN3I+mkvcyKPpjKu34DN8oq5zQwz0ana9d4zlsEkOPuAdRu0yBIEJN4NWMLxRnMS5a6u"
    "WXBBLXeiNNqNQ7yngnbSXVWtks852Ia7oVdYSsAfbQFbJjF1OwFYqz+gjABjnVxd5eN6Q+"
    "gsFdXJfOdVuD7NNCftw8N8Nn7yjZRvFjT4wERSXb9cKrVcFLjfULrRHmiLXYWUSq9YNxhS"
    "L7MCRtZULjlhRj2zB4LgrIiyLcjKwXJUUNGQqBgd01O+xvR3PrmEAjZEY3/mk2GBS5nOEE"
    "ownlY0zlgmcssYLlhN6A4EsddkQGgViswcP4N9fHYEQA6OJz8dXW0XacLW8TZkMZFutUmh"
    "YV1NDsh+UrA6nXpIyma2HaCLq6nKjbhF8roO1WQIvvklLregNwjwxdj1KrvBzyI5h9WtQP"
    "jPiACZU4S2IQe7TerbL3xJU9m5m123VslWerPD82CXakPNviMHvjaTtbqLEw35cySKz7mt"
    "vsESI+qpA1YsakxOQ6JfS9GHhLAGjvDnMWc9YHPA1MvtoyuP12tpAK/VHoxZIUr8VduiNG"
    "6BCenG2S2OUDtF1iCotrQBA9UqcGKvZVoY9u4IkR9Zj85+AoyrjTnXLO6FQ76HR6obGBaJ"
    "AgDfEZaUXvGXjqdO4jGimugFqwlmBOzN7DJ2JeIm4iJ8hpHPtiKYP54FFKDvJtGSM6m1PY"
    "jlsNFes8MAfg0xd2/GWv6qgTh2tuMWZE67yMOy8JtRufXo2Sxl4cFPHpwaj89KaDlF8vvr"
    "GKL/fEdtwfhe+B9Wx7Ic2joR65YZmjJRy/h4ECr4qcKq/yD5VXtt5QTcwd30ES/edWp6dz"
    "4dFPZ1LoT1qdU5387lF3plPo293eIYirXF1xQJ1JsB+CmKsT7N+3OjpX/pq6OlH+U/dj9+"
    "xz95AsuL55e1MaL8SZd552bDMhqmysJxdAHSgqJUkcQVny1pq8wZFU6Z6TOKTNgqgzlZHT"
    "VEpnWoNZ+taZvoGJq7SmloSzanJVXS2wDpZw48UgHk5HfnG/SN+ZE09OQMrtl0dqCs6i1l"
    "5OsqeXk3y35+4Wt/PD301SMyoUdZPaq0m+J+9zi/nuaNLI8D0HPc1tnmcajbnN75yP0NvL"
    "oJbyc97ZyRlQr75utZ2wqS1XdOTFT24pyZgbQFkr+2tFF8PBTz8VMJDCqFwLqe5L1d4pg+"
    "Fg+B5i98Xz50XMz8+f59ufsW+zOBpXjGcYNbZVR1uD3KlIV92wvQW5O6vSlZK7HpKZfft/"
    "/jaDgA=="
)
