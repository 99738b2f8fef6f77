"""What is searched: keyed tokens of the people who have them."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

# Whoever is deleted takes the tokens along; a reference would be looked up at each of the many rows that are written.
SQLITE = """
CREATE TABLE "search_token" (
    "generation" INTEGER NOT NULL,
    "token" INTEGER NOT NULL,
    "person" INTEGER NOT NULL,
    PRIMARY KEY ("generation", "token", "person")
) WITHOUT ROWID;
CREATE INDEX "search_token_of_person" ON "search_token" ("person", "generation");
CREATE TRIGGER "search_token_goes_along" AFTER DELETE ON "person" BEGIN
    DELETE FROM "search_token" WHERE "person" = OLD."id";
END;
"""
POSTGRES = """
CREATE TABLE "search_token" (
    "generation" BIGINT NOT NULL,
    "token" BIGINT NOT NULL,
    "person" BIGINT NOT NULL,
    PRIMARY KEY ("generation", "token", "person")
);
CREATE INDEX "search_token_of_person" ON "search_token" ("person", "generation");
CREATE FUNCTION search_token_goes_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "search_token" WHERE "person" = OLD."id";
    RETURN NULL;
END $$;
CREATE TRIGGER "search_token_goes_along" AFTER DELETE ON "person"
    FOR EACH ROW EXECUTE FUNCTION search_token_goes_along();
"""
STATE = """
CREATE TABLE "search_generation" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "is_complete" {bool} NOT NULL
);
"""
DOWNGRADE = {
    "sqlite": """
DROP TABLE "search_generation";
DROP TRIGGER "search_token_goes_along";
DROP TABLE "search_token";
""",
    "postgres": """
DROP TABLE "search_generation";
DROP TRIGGER "search_token_goes_along" ON "person";
DROP FUNCTION search_token_goes_along();
DROP TABLE "search_token";
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    if db.capabilities.dialect == "sqlite":
        return SQLITE + STATE.format(bool="INT")
    return POSTGRES + STATE.format(bool="BOOL")


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    "eJztPe9z2zay/wpGX643o5dLnDRN7ZubURwl0cWW/Wylaa++kSARllhRgI6grGju9X9/uw"
    "ApkhIpk7QswTK+tDGIBaldAPt797+1iXCYJ198oAH9wha1Y/LfGqcTBv9YfVQnNTqdxg9w"
    "IKB9T811YFJ3HM7qy8CngwDGb6knGQw5TA58dxq4guPsBvEpd8SEAESdzH1YlzmkvyDBiO"
    "HY/zA+8BdqOv75Ald1xACWdfmw6gIz7v5nxrqBGDKY5cMyv/8bhl3usO9MRn9Ox91bl3lO"
    "ChOugwuo8W6wmKqxFg8+qon4bf3uQHizCY8nTxfBSPDlbJcHODpknPk0YE4CN3zmeSEaoy"
    "H9qTAQ+DO2/EYnHnDYLZ15iGGE1l8Qj9W63fZFp3vd7HS7tTXsRxAJfIZDA8GRcvCtUv38"
    "IX7C/xy9evPTm3ev3755B1PUZy5HfvpTvzrGjAZU+Gl3an+q57g11AyF5Bir05k/FZKto/"
    "Z0RP0mn00UflvwTZQP2BqeE+AryIYfUQXZ0UCM7Xj7Vkd37ap5enH14Zj4bCB854Z/bV83"
    "G2dNGJlxyajHYKzV/tD89ZioN69u9hziTOj3rsf4MBjBn6/ebqDEL42r08+Nqx9evf0rri"
    "3gbOpD2w6fHKlHSKyYOID0oDJplsBGE6bd/LUDgOx7cMMvr1rnjavfjsnUdyfUX9zwq2an"
    "ddVqf0LCBS7S4oZ/aV4CxJhNAzOIFF5862R673L4Edn3UwJohTz9RcCkOQQqfFFtQOv7s4"
    "v3uPJEyv94IZ7ft9pA6h/OG78qVE8W4aOzi/anaD7cLMHQVwvV3v/WaTZWMD/wGeKnS4N1"
    "5APDhB0zYdnoT0OuUMAJQV9E/zgsanRa583rTuP8MkWSD41OE58cpagRjf6weiCWi5Bvrc"
    "5ngn+Sf120m6tkW87r/KuG30RngehyMe9SJ4mTaDga+hOlgNtxgmPhQJ8OxnPqO921J+JI"
    "5M1dfzQ5mqyOUE6HikiITfzOUOwCketKo3lNIosebZTIQOzp+tGseyWyC86IL+bHZCTmRN"
    "wGjEeilCQjesfIYEQ5fGedgNylHo3c4YjJgLgOoTiPsDvmw1yYIgXMoAHhAlZ1JRm6d7je"
    "3B2wdVFup2+2MqBhMiBQTuInFUdtAmI7+N3zdbkdDMcY9agMIk2sIEqTIBanIU4NYQNXbO"
    "q5A5rFBqJHG9mAn5hUQC+f+mLApNS36EwyubyMj9W/wtMHFzX+OSFuQMbAPKW+necjuG1h"
    "aE4lwU1FRgwQAJOzNPjHfNWW7/n37vDZXPU/Hx29fv3T0cvXb9/9+Oann35893J5etYfbT"
    "pG71uf8CSlZDfLEHbPEPqgb1TQUxJgVkmxSko2d2qCeB1k8Sb9YCNnYssp9/KlazGBexzo"
    "qZnFCA0YnDknhCvRf0B93wX+MYWbQHDqEbxd1llOpVVu+A3v6aFenfR84bGeYkA9D6A8+L"
    "fPSB//w2eTPsyrg/IREJ/dMp9xYHCamf0hZj6uKWaBBzqJBP4FnwD8S04ZHcvifOv32hj+"
    "UmgLavDs95r+OBwBVvRvy9fM5GsR1dbNqdnoj+abbEEtToKUHfT1UQE76OujXDsoPkqzuP"
    "LczTI2Qxlb2gfBpmXOTDS/0pkJryRT6PjYR0YyeKEjS8jZCYhKXME0BG9ZzI7ZcHEeG8Mc"
    "EEZ3wmhjvKNEVg7rEYTFeVWcK9G3HNKXIBbrVbHusIC6XsaV/c/ri3Y21hMgq7KOOwjI/x"
    "HPlU8Q/xtQibhIyTcRE1z6exP88TTD24sLvF/DvDObsmyrer44kobailCyX0UqJZL8XCSa"
    "4ef8aIafVTSDIXaMxsxxgyYP/MwIuMTT+iaLBsV5XbacWMjrChPQxC0Denu70RQRO0Dxrz"
    "6VDK0M2nAuQi8pET4MTsQdI26Q7Wt9xPcpWwmsL/zQRBJQf8iCojYSTwyT9hExqWYfiewi"
    "8CFubBcJR4SfHNDf1410bf2ntaHsl+Hl21Csmn+Qav6dS8uw1XD6ARrGth8guLzxit9ZSx"
    "ArqFcV1GPOU3RPxxAHuK3fvCuwrd+8y93W+CiN4BW+XRTLK2CHZybc/gUSikSlbpAYxl4h"
    "Vtd/Crq+IVroP0W/lqF+4nB9k975RzihkL45ddmAoQboCT4kc+GPT0D7ciUG4WLIrBtI3A"
    "LBCPQ/ElA5Ji6Hf8HSjE6I4N4C/uIzZ5gTy7vF9bXvnfqAjgC0xlCpHMxASQUNcyQ8h7iO"
    "VKOxYqkUWuVdnzIx9RjBPeO8QH89qLDdGQ9cr4e5N/B/VDs5kWLC+sJZqI8FVRPe6gYnpO"
    "fPeJcGMBeV1T67FaDAIgCsNWaLHkEyhY58VEYZmcxkEE4mwVwAEk7gt9y63JUj5hAgkwpI"
    "RhyQW58VDUn+Pc6n0Z+kldeIjVmv/76vbev134sLs6Q51tphN9hhn1nqX+O00/qleYzGUL"
    "iQb/hl4+s1ZmRO6UxiPuaHizY8dQSHZx8bLZWteQvSFT47bbRPm2dqaIAo8DydTLd/YT1m"
    "lWXkxjTUg0THSuSr/f12xpX+S/oz1wtcLl/ga/9Re8ISZSpXUAksZa6qGGJ3p6j2WOh+7O"
    "sKT+k6cnMlnGj67mLFXz6uiLO1CJZABDTDq5+v50fzD0jN3xoyQ0l9DZub/RUxlPVZGO2z"
    "SCiTZWm8AroFQht2lA6Jzij0zXxWJk4yCWKZzOq9yHy/nCy0BDg8c/32ZSEqx8zp9jP04o"
    "0uvwTUAfHyHZvsbUmQZ8ERZlOnIpnTkJbMRpM5stpXoPMKqBXwTKOzOe6+bzQYjGrZPj/9"
    "rH6P4687X067v7wDJ2LKOJnDvhFznQUrR2IuCUXn1F8k1mRA5MqMeg3lYDO8Wr9HfsoBwH"
    "Yjr5UtyWCIIJPvxIroVYoGCaBDqsqwY5kS3s54NvLzNaYUkMluGGM8iXiPlt3gMYzd36X2"
    "9xr3TdFhnQgfhc/cIf/CFmuexxXMp+NlnhgB/ow2WDQa8xqfzpdcMbHv4JfD72WBvg4a16"
    "eND83an/uRZc7E0OVnLh9nCTPxw43SjIfTul40r0C1KpyrRRGUTWSYrCJHfaFqQcEuqZNb"
    "4ROsBqjLSEV5L2FJD8BkD4OSaDI9pU6oxKCkMCclq3bV7l6cKUgFYsx4dwQvtEKUQTfbJi"
    "EqQbIMMuRX603D2YK99YoFe5fHrtwpSIFZ22hVOTYAPjX06aQ0/lcAH0vUOtT7KFkWlA9n"
    "wLvLKBJJmAPUI4qkpeRnpawlpbDvUxcuoAoGwzSkNQwbZzBM2f9lNeO/tAZhY+lriEH4mk"
    "mpMb+mQkWP6psUKJmYVKimosp60OkLsfoCOkosdColRSs6Wo0ZCDF2M1I/Hr6c1XSekmRh"
    "NZ2H3oxW0zmc02A1HXMoYDWdx9Z0bKTTwUrC6RKhrEoMewLMEtg4Apui6qA3pJal6KgH9Y"
    "1qznJKcSVnPhKqVciEOqErJnK09EVQx86hnZD/EhdUFjGHTSmXrhsWBLAnwn5UXGAq+wYN"
    "6HHeZVuamC2AbFCIjBIJnw1B7isRXCyfOadYsFFSYe3iW7t5daxvkhve+HDeah8T6kxcDn"
    "+1G2e/XXfgb069hTSkcylsa15NhExDWgnDShh5xlTFSDNljPDRZikjMalAKMod9WYsDItV"
    "LF8C/3awN7kbYE/LOLKD8TvXF3zCeEaF1ocs9AAJQf0/84bMPoTR/O3cigZV09hWrboNDc"
    "6Qvuu47rDvef3NIgCTWdBWbrfmr53UxbZWfCFlD42mr1ZkSDMam65jGc0jhz6qzgZZYY9R"
    "y4MNIY/LKfeymM9iDsohd4UfFyxz5QlRS0hVYlv4DvOZgxpmDxDsImhvncdUXknVY8Mfqd"
    "x485hFDSgWwSFYNW3uwjmZBSryEZlUAPcaGQislHbriwnpeQJmM/m3nlp8ADjpWf32CahT"
    "G/JDgIZlhIdo/sEJD9tPTNipXGaa/y6F27dvCuD27Ztc3OKjFT9peK+t4zffR5oAOaSsj0"
    "NolH2pe2ll8OHLZZetfEYcd+K6nxM375i/QP6Ght4ppjwC7wNG6CP7U209E500POyrIRlV"
    "/JGTns8GwFwzuPLWVi1aUHSmMICV3XT9OrR0hZZGJQmE/456ZYzZYmUkXmR95A/h8qXs7O"
    "aubwuXGsrT92qzNqva5l5M1vFJqmK0jqFNthnU2s1vAMfmN7xxeXn2W6v96ZjAFe0tgB4w"
    "9r7RxjqcH2CwTznW7XNu+LdGq6MmzqkbqHnnzfP3aP2eMMyhuuHXX68vm+0PCCdncsrgmw"
    "HurPmxcwwqzm1ww6+a5xe/4HPdugiewqvUi+A93JRqnjaO5bHjWCJsdQcjAQpxxkUngGdR"
    "vhnXCejVoEUAfyycL0d2HLR4cXGWsgm9b60a4b7icfzhlSIDTHKDnCsuljzKIH0JtENcR+"
    "zmyaJ65DoO4xGjX8N4fm3gNUAzygPj+w6mPDAwIfz9vuwKHdZS4jiswdobqMSxANGjCtKT"
    "YBbfJfDdF0G374nBuPS1vwJpsV4C6/hSrAdzB9dEybZkGaCHZ1ncvtU2QluF+OgUpE0UNM"
    "3lmC4alDBxlSFyCnAnNN6lveSQSIzmggoEToBZ8hpMXhsb8izInCv45Bqx8+WdR3TzvXos"
    "aWfbnS2UrynLK5Cf2xvD2LzeOqmW1xs74Aru4hjA+qqz7I8JJ2dx/1YSymZJPyQjozTqE0"
    "AW82UwvxahcV9qTOmSm1fhMk+LAn9GO+yekpuJjZequXkFoslV67RTW79XtoDTZfjoYSI1"
    "eZEWwGpms8/SOAWpnn7RKz0x7lcUrTHTz0HqPqOzOjQzHyd+WL8/Rqsb0MJJOYAM5mAD5i"
    "Hzp4DeQOfVqD7NfUY0bU9UEVb+F0lgZSJmgRf2aI7irbKydLa0soqoBpmP+XeqA49qNq0C"
    "skdUtYleMMwYngX4b1fCa6eBKixLOWE88BeYNgz/didT4YffgIERUk3C/8u5GwxG+QWWoo"
    "7D4XEItR7E8Wq9pd8TJWJs3JahcVv5Dafvjxp6Cs2na9enny8uzrrt1umXduO8eUzkYCSE"
    "1+XuYIxIwHig6+tm+1PzKjFpguGUeFYT83TMT7fTPGt+umqcR8E/3SiCbfXU78eXkD6XBT"
    "W/NJDV/rLqNGkuUtyEEQJY+0W9ov0iweZK6n1pQKv7VdW6bWU4gzTvOOPggTpNnN7wtKhQ"
    "VKNJbT+Tel5csaGLnx7k1GxNPd+o2firM+/VbS44IzQI2AT0gUAQvQDzT1TOJeVyjiWF4N"
    "8TyTzUOTCpMywboPEJSok2yq9rN1tcO9RvMEitSwPQbuYjxhMKEOo0HDNE4T2gNoXhbI5W"
    "ZNxAlVFaBn+fkN4y3g2WGok5aD9YEgHevCDwVRvqyCbye/Qvy1Bv4qh5+LlTdeCSW0/l4m"
    "ifn1V/DFV/IuIWF5UTEFZOfq6JKI3TTusXUBPhynXvWF7qCdrQGlcdnTgS3gY3/GOr3br+"
    "jINR388qiuP200eiO6xorN/yzjOYUMZE+DmMOp7LWYXQkRVQGyBkcORIguWXpHIacjcBQp"
    "bKVanMppVIvASzAWDmE1iCRsLLZT+twpmR/ISvPZjkpyfWZt1esdVO4NIEUJbIKUBLYuNJ"
    "zPyMG3aDZT8Bszv1++VjaR02QvGJW5YM8JWYJgjaANHDx7xRbirTDsAW/VT3F6W3kbc28t"
    "aAyNs9OVSFQuu6IzXc4xscqNGMex2n31TV2qjsrSOYPCG9MVuEnSmx5Yo/oR7GT06wQu18"
    "5A5GJJgLIqfM81RrlgljGaXbt7qyrYZrMr+sb3BB7reU/r5FlpTf5ejHIl4tmJXreVHP1t"
    "LgyqA3nH5wtYYfBbcT5sPF3IU3itLC9zqslcG3JIMnUGslxnuEm/VtaJSIAxdVcC7uMsWc"
    "5bONos4AZnUn0bQCSTBDX8ymOqKqzwbwSkKJnIG2oh7UCeWOEk/cOOwKk0+kC7soK/Xlwe"
    "tZ2cbke2ijbMPmpflCDGPNYZXNYeUdJ9YxbajPZI3P748RXXp0kMuJ9MP7WdF0Oa+A7s18"
    "5BZh7C8G93pUgtLMdF+zQCjGMRCTCey2YPEXSfAVx3G/VGDjEpui9kWg/O5qvi78LLM08k"
    "d9nwpu1pWA4IZbqvl6RPO+QHjYFqdOpNADlBMYYn7YH4dGvXE8BMEET9gq6tvkbDA6IS+T"
    "/XSKRDcrkkQJmpajGnKRb+idE9KrFA0SQJanVvfwRRdXlcDmJbDJZhv40detD81j4nLpOu"
    "yGX3zt6AG4UfTIl9bpF4xdHrtRbVUDIpddnkWYe6Lx3Gyl14o8+xd51mvulb7yUmAHEyli"
    "YxoOneFYz/ohZ4C2+J0uu72mQYVPNqpPbjynUL6n5/KxquuCuoPGyUms3aCNDSvQwH0dKx"
    "egUbhSzlhOlueDVlTqz8ATUleuidSfpe7kOlicZj4S7A70HdWGR6lCvYkrZxFQcgb8cCC/"
    "q6YpRQ1e0QNW4rM7MWa9hFoGr5KB63lh2qjSsrS+NQp/FMwQsGi+yoSzuvALRzmJoIou7P"
    "vUBd6nUj6xv1lqI2Y3RrOKllW0jL1w9yN2THL7w96vZ0222iv2kdSsf1602t2r5v9+Ben4"
    "mGB5d7iz4I0yAJWr3eyi3HyMV2g3UkAMULKiO65qWq/5ZGldX39F3Vbzqxv+9Rr/QtZzw5"
    "u/Xrau8E99xavs3l8uvujcXmQ3MHLeutYgIcMyg3Ax48q4yvLLF6XAbBGjeuUiRrb49T7w"
    "rs9whQSiFKC1DRltG0qI2yWpnIa0ZDaazKHOWKE7UhLQNkd6AjQuW+ovBWbjBytrXKGFpf"
    "wRS0PaM2byGYvtaOUOWRrOnrKqp2xpmsxA/6Zmlik428qyRCtL2wJH7fOtJZhbh6B1CJpE"
    "hkdKtbW9Q4qh1dDeIc3v2NyiluFlDZ/UN3lZWTznXi9rZ8Swswd6JVWt2yEjt67HlqGbei"
    "0yoWMm60Qy6mFVWpzqizn6HIfoJ8WQTTXIuBMtpSHXvbA7eeP9CRfWi2kOh6hv8GLeuTTb"
    "Z5ON/XC6yV6aiumP2/erwMUg/HKbewlidaiqOpRH+XAGt16ZXZ2EOcCt/a7Azn6Xu7Hfre"
    "5r67Haj8dq4LOKzaXTkNaZYbQRzpokHm6S2KATW9XtSaturUme6hY+qW8MkJ0UV90wnFVp"
    "TkL3F5nTBXH5CempWKVldGqiHeJaNGxxcBX6qqS/3nGi7wmGshIqx8ypq86PPgN8YK7gC1"
    "jHE0G8DGbNY9wtBr6C8jdlHMPD4jTBQGUuYhAr9xYq90/1UUGurJuo+EwtpD7Zc7EJS5h1"
    "HyqT+BsiZTLWG5WyGIbJgqoInwXXoYsoDPupACEXqrEkLHnDQ01SvQR/DOACqIw/hjGe6O"
    "eyLHqksivnwgcMaETC3IGYwV7uqQ+En3A7k9Trwcs8J0SO/nbgeYBBWb/hXEUDz6NwXvV2"
    "SRdSt7pc4IusVvsEhf58rfYZxCKefm6efmm1Px2TwYgNxkCTG67GML5QDWHEIQgjn9QkPG"
    "lqTuPy8uw3NQTXpLdQY9iZ5JhgUxJYo9E+bZ6dqVUQPZ6nYxk/6shFdd5MiVzEK7CMnhfN"
    "r0TYVe3aoNJNW1bwrE3I2oQOgD3EWP9D9MvhPASwGK+K8b3YiAzD/B5MRGFSM/vuygA/bR"
    "3/m8JIMqCrBZM8IUJsL5REqyXrKM/vBhNDPKgPzNPB9qM0fAk1wDKIT4BYzFfHfKTql7BV"
    "JkEOpujC1qKnUCNzWRnbbwLConPtRrYOk+fgMAlth2VpnACzBDaawE+spZulc0U679rzaR"
    "gpD8zxaRh2D8LveUk3+T7V0/r9/s/ulBZ1gqoWJFjm9BZ0VYe4HEtzBz4LBiOScOZpn+Ud"
    "8yXAyejJlImph9VNQ/ejruQ9D4v+6Eo7PsMvyiontLtXo/O1rT2HdaLpkfQgKpcpEEQEI/"
    "g07QvFVbSLlnr5JYHErTpIIyrVidLeSVtJ1SibZb4TcUm3oo6QJcABukK27GIKj0JxVh8D"
    "2CAnU+ztpiF1DwZ3cVs6120Jckgbeb95bprPPlCyjePHnhgJikq2y41nVMFLhfUrpRHmiL"
    "X4sIhU64fzCkX2YUjaQofGzSnGtmHwXByQF0e4aVkvTorqMxQCQ7trdtjfltZWMYFayIw7"
    "/ik2GBa5nOACgxHlQ0zlgnfMsYLliN6B4EsddkJ6oViswKP4N9fHYEQAaON78dOW0Xacze"
    "8TZiMZFutU6pEgrKHZjcpXhlKvThldr4VpI+hMuVE3Cb9WQNuugJY8JaX29QrgARm69lKr"
    "vBzyY5hD2tQ7RnzIhErcJQmIA9rvVtl74sqezcza7j62yrNVnvdNgi0pz7Y4zMF42k7pZE"
    "qBVLUMg8TyWX1jF8PkrGIuNuw/QbG/rdAZcxQbZAzQuSW0pv9Dj84cl8FY7691rcv/oM0I"
    "6BmLMvn+qv1c2E1XLC0E2HVjKDJKxezszcqSEYiAesmswNBHN8fUwwmjPNC5f672+sH5QO"
    "fcCekNZiCER3mRKiEwTo6UCColJiZiHxGu5ohZ0BffC6f0LfO9HJgZNeawVgpTWFd9g5Xi"
    "GeT5fbhqfOwcE8ent8ENvz793PzwVWXnycGIOTOVnXfdbH/QWX6MOyqj77Kh0/WmVHcnyM"
    "7qi/P+Vu+GPWVHhRfNOkXzY7mTMA8K5q5E0Nrfb2d8gLQi/ZnrBS6XL/C1/6jtXu15pOh6"
    "q2vus9hL6XrXKbgDsp7s2GhlY8ernIYnF3IainwlSRxD2YBik6kb6hBVkgNSkJbKJlPZpg"
    "c8DzorA0IJ6/tyvs2MW5NulEmlpGS5hDkYfO5YprT+o4fvYoMSXExD7xO3u1/MgqHQv2/N"
    "7r58Vt9kdxfJWYWiACPbcSBUP2rszntCeg5zZlPWBTz1dJ04nTcSkMlMBpgHgtkj2mg+dw"
    "eM0D68OTsUcJsvUFb0MWyuHkH0SFWSL2DfA2WH98SAekz+rXcSV7pTD+WU0bFKjFFl/dZN"
    "9y9II/7O0CWgag5icOANUAv2EqyJVfPwjVgPEA+RE9YSHPpiLsP14FWB7OXHECY9I7kBgk"
    "u7rE/5eNUuHzdqsGZ6wxhdvpk+3u/ZtvocLTsFtR0jvUFF214dFcmpgVn5BvSjtbya5AEr"
    "Idolj6U1GVY1GdqG8HuTrOHXlrlaovkme/4qXitvitwqb/IvlTe23r8hLqBn4Nz+1mh1lO"
    "Ma82R0CduzRutcuak96k5C53ZHebaDGw6o0wVu+yDuqgK3Hxst5dW+pa5yaX9tf2lffGsf"
    "kxkfczHnq1L5fhzbkSS7pvffT8gI1FijS62BVEQavAQCfT37AggsiHXNK14f/fR2yR3wj0"
    "384Pq8cXZm3XXP1ARsgLvOkvcxe3yrO79SI/ckpPXjmExlZOWV6rUtwSx9TaZvaEssrQqn"
    "4awdoqoyHJphS/iZEhC7EzNfPS7St+YrlSNQI7rlkboGZ1FrHaIH2n392d67G9zRu2++bh"
    "gVivqjbe/15+Tmv55NMVX0XAt7tQxn/8qM+iaXv9Rzu5PE5FKef2wBR3wGlJVBPfaoYy6b"
    "7hO35i4/Ib3+QjWqE1G1Sdhst7dk7osAXeSbIwEe44UqMiAZVKDjA3Cm7umh/fp9X8yGIw"
    "w0wDw+dzAinbC4CJnQBQHkutgoT8UcFM6eC39Kwgtv/fImcaj6Br88qHGjrDDAYi6GGNpo"
    "H8Nl8+r6on0cJo2qlngfPx7rI2SGd6Bsjo/N7XmYglze9mStx0/A7mSjjDJuq5+L3FY/59"
    "9WP6/7Mm04gK0+dADGkrTgWpz7puEOCbX7tZeEeN2Cbh8qkFfxgk+MHkVV/PRWtKaT52E6"
    "ifZ1vukksfPvN50kzl3BYkU0KsBD5Vgm7BG3wj8hPV0IVpUcxlI/YZWfAfW8TNvIVlYsVe"
    "ZHV0yOYgUii0XKCmmNFvvW1gyuTGwCDbbn3Tz8INOLy2b7mIgp4ze80b7+1rzCYEXKJVYe"
    "w9pIZxfXOuJUSOaYYRLCr60UCJUCtAYLow0WaUZUKtwtBWnJbDSZ9+aVN42oRqiZu3fLm0"
    "aGLfrl96MHNZjvDka1DP0nfFLfpPfQeM596k4+Su9XOEqpDw/WHUL6HbjYmq8U5PYYyDf8"
    "5zcZMEp8rWj3P/rxxwIyKczKFUrVs7X+9GUwHE4/QOy+evmyiMT/8mW+yI/PVnKYBA8Yz5"
    "AF84ufJkB2X/t0P+Lf1qqcrskIu2Rmf/4/a/rLHg=="
)
