"""Exports and imports under way, and the nicknames that are kept for whoever is about to be imported."""

from tortoise import BaseDBAsyncClient

from school21_bot.storage.columns import in_dialect

RUN_IN_TRANSACTION = True

UPGRADE = """
CREATE TABLE "export" (
    "id" {BIG_KEY},
    "via" VARCHAR(16) NOT NULL,
    "actor" BIGINT,
    "language" VARCHAR(8) NOT NULL,
    "record" {BYTES} NOT NULL,
    "created_at" {TIME} NOT NULL,
    "key_id" INT NOT NULL REFERENCES "data_key" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_export_key_id_bd4549" ON "export" ("key_id");
CREATE TABLE "import" (
    "id" {BIG_KEY},
    "state" VARCHAR(16) NOT NULL,
    "slot" VARCHAR(8) UNIQUE,
    "via" VARCHAR(16) NOT NULL,
    "actor" BIGINT,
    "job" BIGINT,
    "record" {BYTES},
    "update_existing" {BOOL},
    "counts" {JSON},
    "refusal" {JSON},
    "position" INT NOT NULL,
    "applied" INT NOT NULL,
    "created_at" {TIME} NOT NULL,
    "seen_at" {TIME} NOT NULL,
    "finished_at" {TIME},
    "key_id" INT REFERENCES "data_key" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_import_key_id_827c97" ON "import" ("key_id");
CREATE TABLE "import_part" (
    "id" {BIG_KEY},
    "phase" VARCHAR(8) NOT NULL,
    "number" INT NOT NULL,
    "record" {BYTES} NOT NULL,
    "of_id" BIGINT NOT NULL REFERENCES "import" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_import_part_of_id_0b63f6" UNIQUE ("of_id", "phase", "number")
);
CREATE TABLE "import_row" (
    "id" {BIG_KEY},
    "number" INT NOT NULL,
    "telegram_id" BIGINT,
    "person" BIGINT NOT NULL,
    "version" INT,
    "record" {BYTES} NOT NULL,
    "key_id" INT NOT NULL REFERENCES "data_key" ("id") ON DELETE RESTRICT,
    "of_id" BIGINT NOT NULL REFERENCES "import" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_import_row_of_id_26fded" UNIQUE ("of_id", "number"),
    CONSTRAINT "uid_import_row_of_id_d61afe" UNIQUE ("of_id", "telegram_id"),
    CONSTRAINT "uid_import_row_of_id_bb3e79" UNIQUE ("of_id", "person")
);
CREATE INDEX "idx_import_row_key_id_7b02ab" ON "import_row" ("key_id");
ALTER TABLE "person_tag" ADD "reserved_by" BIGINT;
CREATE INDEX "idx_person_tag_reserved" ON "person_tag" ("reserved_by") WHERE "reserved_by" IS NOT NULL;
"""

DOWNGRADE = """
DROP INDEX "idx_person_tag_reserved";
ALTER TABLE "person_tag" DROP COLUMN "reserved_by";
DROP TABLE "import_row";
DROP TABLE "import_part";
DROP TABLE "import";
DROP TABLE "export";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return in_dialect(UPGRADE, db.capabilities.dialect)


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE


MODELS_STATE = (
    "eJztPe9z2ri2/4qGL7tvhtvbptm2m7x5MyShLduE5CV0u72bHRBYAS+2xLVEKHNf//d3jm"
    "xjG2ywXRIcoi9tkHRk+xxJ5/fRf2qusJgjX5xRRT+xee2I/KfGqcvgj+WuOqnRySTqwAZF"
    "+44ea8Gg7jgY1ZfKowMF7XfUkQyaLCYHnj1RtuA4ukE8yi3hEoCok5kH8zKL9OdEjRi2/Y"
    "PxgTfXw/HnC5zVEgOY1ubDshNMuf3vKesqMWQwyoNp/vwLmm1usW9Mhj8n4+6dzRwrgQnb"
    "wgl0e1fNJ7qtxdV7PRDfrd8dCGfq8mjwZK5Ggi9G21xh65Bx5lHFrBhu+NRxAjSGTf6rQo"
    "PypmzxjlbUYLE7OnUQwwjtv0HUVut225ed7k2z0+3WVrAfQsTwGTQNBEfKwbtK/flDfIV/"
    "HLw6fHv47vWbw3cwRL/mouXtd//REWZ8QI2fdqf2Xffj0tAjNJIjrE6m3kRItora0xH1mn"
    "zqavy24J0oH7AVPMfAl5ANH1EG2WFDhO1o+ZZHd+26eXp5fXZEPDYQnnXLW+2z5h9HRD9l"
    "eWFnEMKl37oO40M1gp+v3qzB+u+N69OPjeufX735L5xbwD70N2g76DnQXUiYiBCAYFWaDA"
    "vgShPhrHl6/fWq071sn389IhbTp0NXcGd+y6+uWxeNa2ieeLZLvXk1iBIcaqtkObE5vGT6"
    "2RMDWiJHf66YrA5Bch9Ca9B6cn55gjO7Uv7bCfB80moDKX++aPyhUe3Og67zy/aHcDycGm"
    "ro6YlqJ187zcYS5gceQ/x0qVpFPjBDpmyXpaM/CblEASsAfRH+sV/U6LQumjedxsVVgiRn"
    "jU4Tew4S1Ahbf17eEItJyJdW5yPBn+Rfl+3mMtkW4zr/quE70akSXS5mXWrFcRI2h03fkc"
    "PfjWPcCBv6dDCeUc/qrvSIA5E1drXLPXCXWyinQ00kxCa+ZyBSNe8ZV2mylt+xVtJiiyEb"
    "xawb4YKoA/QEsYgqMsKzgTPrmHCYxCMD6nk2k2TCPCk4dQhy6lVZq9Qst/yW9/ymXp30PO"
    "GwHgGRjfQcgHLgb4+RPv4DDKYP4+qECwU88o55ILsxeaRFub/F1MM5xVQ59j08ZYavYCsi"
    "J4yOJRF3OUW7P2tj+KXRpmrQ92fNfzlsAYHtr0Ki34k9fDbS368HB69fvz14+frNu18O37"
    "795d3LhRi42rVOHjxpfUCRMLHdN8uIIdVWJZN09IfjqyyM5CdBQsR4fZBDxHh9kCliYFeS"
    "0RVncIaxVZSxJcV5NimyZ8LxpfZMcCRVhY4PvWUkKHHckgXMATGIUlyhagjeilEgZgRYsO"
    "H8PDaC2SOMPgqjjfCOElkxrIcQBudlca5F32JIX4AYrJfFusUUtZ2UI/u3m8t2OtZjIMuy"
    "jj1Q5P+IY8sniP81qERcJOSbkAkuTCkx/niaYkjBCU5WMG9NJyx0C+QVR5JQWxFKdqtIJU"
    "SSX/MYCn/NNhT+qg2FFbFjNKaWrZpceamOo1hvfZ1Fg+K4LlsM3GjXuOSMwADQ/olU9O5u"
    "rSmirs0OaEzAX30qGVoZphLGKUEGI8qHjAgPGl1xz4itVi0gD/w8bSuB+YUXmEgU9YZM5b"
    "WROGIYt48It5x9JLSLwIvYkV0kaBFevMF/v26oa/s/jQ1ltwwv24Zi1Py9VPPvbVqErQbD"
    "99Awtn3f2+LEy39mLUCMoF5WUI84T941HUHs4bI+fJdjWR++y1zW2JVE8BLfzovlJbD9Mx"
    "Nu/wAJRKJCJ0gEY44Qo+s/BV2/Ilrob6JfS1E/sbm+Tu/8OxiQS9+c2GzAUAN0BB+SmfDG"
    "x6B92ZJ4YkbgP1tJXAJqBPofUVSOic3hL5iaUZdgoBH84lNryNL1yy3O7/veqQfoUKA1Bk"
    "rlYApKKmiYI+FYxLakbo0US63Qau/6hImJwwiuGesF+utBhe1OubKd3hHR/6PayYkULusL"
    "a65fFlRNeKqtjknPm/IuVTAWldU+uxOgwCIAzDVm8x5BMgWOfFRGGXGnUgWDiZoJQMIxfM"
    "udzW05YhYBMpGhVm5Br73zGMut0i5C0/xXMhrqbo9p4+XficuyoPnV2F3X2F2fWdRs47TT"
    "+r15hMZPOIBv+VXj803z7IhM6FQy65afXbah1xIc+t43WufYdwfSFPadNtqnzXPdNEAUOI"
    "4fl7p74TxijUXkxCTUD4mKpchX+++7Kdf6LulPbUfZXL7Ax/5P7QlLkImwWy2gFDmqIojH"
    "20W1h0L3Qx9XuEtXkZsp4YTDtyPj5MHsy4cVcbYWsaKEoile/Gy9Phy/R2r91pAZSOYr2F"
    "zvn4igjI+i0j6KmPJYlMZLoFsgdMW20j7RGYW+qceKxEXGQQyTWT4XmecVk4UWAPtnnt++"
    "LETlmFndfopevNbFF4PaI17+yCZ6k133LDjCdGKVJHMS0pC50mQOrfQl6LwEagS8qtG5Ou"
    "69L1QNRrV0H5/fV9/g6OvOFsM2VyfhREwYJzNYN2LmZ73KkZhJQtEZ9ZMkE08gcmVKYZJi"
    "sClerD9Dv+QAYLthbmrZKiXGifVoTqyQXoVoEAN6PCVoT0gRW/lcMZ6O/GyNKQFUZTdMZT"
    "yJeI4WXeARjFnfhdb3CvdN0GGVCO+Fx+wh/8TmK57HJcwn42OeGAG+hwssbI14jUdnC64Y"
    "W3fw5fC9TPnHQePmtHHWrH3fjSxzg+kjaYKM37FWipGLIbkKf/ihOSNBZlQSl1rMz13BsC"
    "HMGukLVceCaR1AzdCjLrGtYyJmsBYwa0QPkUwpIIUkI3rPCBcYipReHuQBn7Xlqm1GHno0"
    "eUgF1C7MMpYADUG2muKdLz4lI9m7UnJR7fJLu3l95J8kt7xxdtFqHxFquTaHX+3G+debDv"
    "zm1Jn7YRm7Dz2BZc3LWcWSkMYqZqwl6RLGuS4YkCJhnIeVBLIljEWxgc0SxkcxA57NbeFF"
    "ccC2PCZ6CqkzV4VnMc+vytoDBNsI2luVH0rPpMOc8SN7GB+t44l9qWNAMdaMYDDyzIZ9Ml"
    "VEcB2DTBT7pshAYADynSdc0nMEjGbynz09+QBw0jNixxPgcmvMMEDDImaAcPx2OF2FIl63"
    "r//r/wugNhy/fy7pN4c5cPvmMBO32LUUlBqca6v4zS6DFAPZJ+PKDwVRVIQNX/klqlL48N"
    "WieFU2I44KXG3mxM175s2Rv6H+PUHPAvA+YIQesj9dLTNWoMLBchWSUc0fOen5NalTuPLW"
    "Zs2bpzPVGMAAaj9MHBWQQAHUkkDwd1iCYszmXVO3s7pceKfKf7XSUHai+0dbqmx2yjQtMq"
    "9a+n+7+QXg2Ay0/aur86+t9gdQ9ycTZw70gLaTRhsTVM6gsY+3RXBMS/nSaHX0wBm1lR53"
    "0bw4QTOCyzAX8pbffL65arbPEE5O5YTBOwPcefN95wiUkjt1y6+bF5e/N3VJf6zhA73wKP"
    "0geA6vSpqLQ/lwCtypiMQWh6ky6UuKbXkqKmQXVFippxBiqzsYCVBhUw46AVyM8vW4jkEv"
    "1+wH8IfC+aLlkWv2X16eJ6w4J62ls6z9Gbfjz680GWCQrTKOuEhWKIL0BdAj4jpkN08W1S"
    "PbshgPGf0KxrOT5lYAq5E3h8/bm7w5YEL4/Z7sCt8/WGA7rMCaE6jAtugL1e07YjAufAwt"
    "QRqsF8A6PhQDd0BDlQXrRaWA7p9tavt2vxBtJUL2E5AmxLdqTqtkdJfNS7kmE4CGxlWmMe"
    "qvJSgcAzP0rTJ9TdbNsyBzpuiTaVbNlnge0FX06qHknW0XIdD+ijQ7dfZNixGMuWgxvj+K"
    "XLQYOHHyr+IIwPg7s+4XKexxiUOZtOYfCbYsjPoYkMH8lpIj0qNeC2dHXAfTPC0K5M2OiC"
    "28RHrENYgm163TTm31XNkCThchiPuJ1PhBmgOrqXUZC+MUpHr6yZ/piXG/vGiNmH4GUncZ"
    "4dOhw1pmkA921jfH+XRVMG5zZjIBZDALa+MOmTcB9Co/xViX0O0z4tMWy+f2Kf9JEpg5uh"
    "sGSwj7T0zJW97WzDoqF2Q+5t3rYim6DrAO6h1RXcF3zjAZaKpv8bUlPHaiyJ3wCOVEXwGE"
    "GUHwt+1OhBe8A7rqpR6E/8uZrQaj7PTpsDhssB0CrQdxvJxJHV4CbCKJdi5IlakNvDmO5S"
    "nUCa7dnH68vDzvtlunn9qNi+YRkYOREE6X24MxIgEjVG5umu0PzevYIBdD8nCvxsb5USjd"
    "TvO8+eG6cRGGo3TDmKrlXb8bb0JyX+bU/JJARvtLq0vpc5H8JowAwNgv6iXtFzE2V1DvSw"
    "Ia3a+s1h3x70L4T4AZ7G9J8866yrmwThOFyD8tKuTVaBLLr0rlCa7Z0MZXDz58Ra1J9K/V"
    "bLzlkfku9VSKuaAPKEH8CZh3rPP2KJczrBYAf7uSOahzYGJgUF/AxycoJb5RPuMCz+3Nna"
    "p2xHI2/CeZwk0VOrbWaRghvfJLozEII4o+1+yD5csx0vMN0EzVuO742QI6gQpb37farZuP"
    "+rqMoApiGd1s+zkDcCpO0smWvhHC8VUmVGXC6CxGLcfmrER0xhLoowThPCYj2KfgjGCTl6"
    "ByEtLE4FSczGxSisYLMEPg6hNYgtTPi+W8LMNVI+Vlr66KMlWnn8cWNAFNtednWq0aTzPx"
    "ZPuP+UpZtau2AbZo1t5cntIE6plAvQoE6u3I/yI0Wlf9LsEaX+NvCUds9LN80YUSw0qLlm"
    "DyOLiY3dY+EMKF51IHw61cLIo4G9mDkb6XXU6Y4+gizS5jatXLstWZTQHGKvPL+hp3yqNW"
    "Cawar0zakA9+yWOhh1GZVmTdt7P73Cu2vB8ety7z4GDuwhNFYeF7FdbI4FuSwWOoNRLjBu"
    "FmdRlWSsSBg0pdiPtUMWfRt1bU0VcmueGwHDHzQ09MJ34keZ8N4JGEEjkFbUV31AnllhZP"
    "bMsfZCsdqy5tWEVpkfI/PJ+Rbap8Dq2VbdisMF+IYIw5rLQ5rLih3/jYKmrgX+Hzu2NEVw"
    "4dZHIiv3MzK5osxuXQvZmH3MK3lOnbkhwqQWlmjBP4oYRmHAPhurDa1PwnSfARR9HNScDG"
    "JV6P1BdKuxD1eL9yacptlI/wvA2xkOYSyyqeq+YSy8qQIuZoCM+RMjGTC+AqW1Hgo29aZ8"
    "0jYnNpW+yWX37u+A1iqvyWT63TTxgWObbD2ogVCIq0eRphNsT52Ok6qJFAdi+BGDd3VQ09"
    "xtn65HOIWvzeL926IlQHPWslajsakytjyLH5WFcGwLtKfJwcRwIvml2whgGcGcEVYP7NJb"
    "aUU5aRJ/RDM+rqBwNHSL/2Qej4il18iuUNZiPB7plH9NUCxFZ10nNtOQ2B4iPgw4H8th6m"
    "ZXd4RA+OM4/dizHrxSR1eJRUtuOgUN8HIOEE5id8Af1RMELApNliO47qwheOUiolYFKGpg"
    "v7NrHh/MX4ub/wJpbEQjTXs1TnmDVifoVIkTwMy0r57lbvqnsgIf+3y1a7e938389NvH4V"
    "iwPDaQVPlAoE/nazi1LbER6e3VD8rYCIH55uZfPVqk+W1s3NZ9SsfE51yz/f4C9kOre8+c"
    "dV6xp/+oe7Tlv7/fKTn7SGjAZaLlo3PkjAqqpBuIhlpRxl2aUvEmCmAEZcKytWAMMUTt0F"
    "3v09XCL7IQFoLBOVtkzEBO2CVE5CGjJXmsyBtljibo04oMljegI0LlomKgFmgslKa1yBba"
    "X4FktCmj1W5T0WWdCKbbIknNllZXfZwiiZgv51V6El4MxFaAUuQjPXJ+h1vrWqRcYVaFyB"
    "VSLDA+Vdmrrz+dBa0brzzW9YGL2W4l8Neurr/KssGrPRv9oZMawKj/5IXSdxyMid7QQ+Ty"
    "zXruciLh0zWSeSUYdZfklFT8zQ2zhED+nMViPdyLgVTuVDrvpfH+WJm6Pvjf+yCryhvsZ/"
    "eW/TdG9NOvaD4VX2z5TMgtu+RwWOBOEVW9wLEKM9ldWeHMqHUzjviqzqOMweLu13OVb2u8"
    "yF/W55XRtf1W58VQOPlbySNAlp3BiVNr8ZY8SPGyPWaMNGaXvSSlvLzVLagp762qBYN7/S"
    "hiGsWmcSXN+WNaNzYvNj0tNRSouI1NglWisRsPnBdbirlv56R7Fq+Ri+SqgcM6uu7wvzGO"
    "ADU8ZewDyOUNE0mDyNsbYY7Apq34RxDAwD1U4sYlexFL+EVmeOXS/07WLIleGJM92LE+lX"
    "dmws3R8kXwdqJH5DqEZGGqNWE4PQWFAS4bXgOLQRhTDrCFRJIORcX0cGU97yQIfUD8GPAV"
    "wAlfFjGOPAnvxX4VHtG51kNxMeYMBHJIwdiCms5Z5+QfiEu6mkTg8e5lgBcvx3B54HGJT1"
    "W851BPAsDOHVT5d0Lv0L0ub4IKPPPilxP1uffQbxh6cfm6efWu0PR2QwYoMx0OSW6zaMKd"
    "RNGGUIYsgHPQj3mB7TuLo6/6qb4IB05roNy+wfEaywD3M02qfN83M9C6LHcfz4xfd+tKLe"
    "aVWJVsTDr4iGF44vRdhlvbpCtXu2rNoZa5CxBu0Be4iw/rfoF8N5AGAwXhbjO7EOVQzzOz"
    "AOTSdovumyb7ZU+Gqr+F8XOpICXS6A5AkRYnvhI75Csory7JsNIogfutPg6WD7QS4vCHS/"
    "IoiPgRjMl8d8qOQXsFLGQR7PTvnyYXnr1iKmUCOzWRGrbwzCoHPlRDaukufgKgmshkVpHA"
    "MzBK40gc31RM+Dzo/t86wYKffM5Vkx7O6Fx/OKrvN66t76Zs9nd0Lzuj/1HRRY5/IOdFUL"
    "L/GmBGCYGoxIzI3neyvvmScBToY9EyYmDpa3DByPfinnWVDix6+r4zF8o7TiQY/3aHS7tn"
    "2fYZ349Ij7DrWzFAgi1AhezfeC4iy+c5Y62QWAxJ3eSCMq9Y7y/ZKmdmelbJbZTsQF3fI6"
    "QhYAe+gK2bKLKdgK+Vl9BGDCm6pib68aUndgcBd3hfPbFiD7tJB3m9vm89kflGyjyLEnRo"
    "K8ku1i4VWqvKXG+rXWCDPEWuzMI9V6wbhcMX0YjDb3g+JmFKPaMGwuCsWLYtt8WS9KhOoz"
    "FAIDu2t6wN+W5tbRgL6QGV35ptlgUNLSxQkGI8qHmL4Fz5hhvcoRvQfBl1rsmPQCsViDh5"
    "FvtodhiADQxufiqy3i7DibbRJmQxkWq1L6LSqomNkNi1UGUq+fJrpa+dLEzu3+LF0n9hrR"
    "bLuiWXx/FFrXS4B7ZOLaydXbxZAfwezTon5kxAfsp8BZEoPYo/Vu1LwnruaZbKztrmOjNh"
    "u1edck2JLabErB7I2P7XKqhsL/vhVTxKKvvs4SIeKjctkhXCYlJtQpoe+/wDsBQG+3mDWd"
    "sK6+7F3nqM2Ci0/dqVToiUL/laR4I+rMHjBC+/DkdGPENh+gLRJjWFw9guiROh1QsW8KvX"
    "M9Rwyow+Q/e8dRlp3ulBNGx9o1p1MKfeuHBglSD1+QRvSegY9O5zuieeIWqAVrCa+3d5h+"
    "IuYi4iaygjzGoSdmMpgPHqVkL9uKMaDuhMJ2XGuiWGSAWQC/ejHHX+ZKjmrwtvoaM0a0wo"
    "u48JJQe3fJ+6uDPH48GJWd0nSw4suLb6n8yz2xEfdH1XtkDdtcPLMz1CMfLHK0hOP3MDjg"
    "MM+pcph9qBya6kIVMXQ8g8T5L41WR+e/o2/OT5s/b7QudMK7Q21Xp803250jEFS5uuWAOj"
    "+pvg8Crk6qf99o6fz4O2rr5PjP7U/tyy/tIzLlYy5mfFkOz8WZt55qbLIfymysJxc0Hago"
    "BUkcQRnyVpq8wZFU6j6TOKTJfKgylZHTlEphWoAZ+laZvoFxq7CmloQzanJZXS2wCxZw4M"
    "UgHk9HfvWwSN+a+06OQMrtFkfqCpxBrbmEZE8vIXm25+4ah/Pj30FSMSrkdZCaK0iek9+5"
    "wTx7MKqleJ2Dnvo6nzONxmzyOGcjdHPR00J+zh92cgbUq65bbStsas2FHFmRk2vKMGaGTl"
    "bK/lrSxXDwyy85DKQwKtNCqvtW6u0UwXAwfA+x++rlyzzm55cvs+3P2LdcEI0rxlOMGusq"
    "oi1AfqgwV9WwvQa5W6vMtSJ3PSYz+/7/drdYyQ=="
)
