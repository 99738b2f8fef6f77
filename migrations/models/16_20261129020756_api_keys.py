"""Keys of other systems, and what was answered to their requests that may come twice."""

from tortoise import BaseDBAsyncClient

from school21_bot.storage.columns import in_dialect

RUN_IN_TRANSACTION = True

UPGRADE = """
CREATE TABLE "api_key" (
    "id" {BIG_KEY},
    "secret_hash" {BYTES} NOT NULL,
    "name" VARCHAR(64) NOT NULL,
    "scopes" {JSON} NOT NULL,
    "person_id" BIGINT,
    "telegram_id" BIGINT NOT NULL,
    "created_at" {TIME} NOT NULL,
    "expires_at" {TIME} NOT NULL,
    "used_at" {TIME},
    "revoked_at" {TIME}
);
CREATE INDEX "idx_api_key_telegra_b47e3f" ON "api_key" ("telegram_id");
CREATE TABLE "api_answer" (
    "id" {BIG_KEY},
    "api_key" BIGINT NOT NULL,
    "token_hash" {BYTES} NOT NULL,
    "request_hash" {BYTES} NOT NULL,
    "status" INT NOT NULL,
    "body" {JSON} NOT NULL,
    "created_at" {TIME} NOT NULL,
    CONSTRAINT "uid_api_answer_api_key_e5ded4" UNIQUE ("api_key", "token_hash")
);
CREATE INDEX "idx_api_answer_created_e4dc7c" ON "api_answer" ("created_at");
"""

DOWNGRADE = """
DROP TABLE "api_answer";
DROP TABLE "api_key";
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return in_dialect(UPGRADE, db.capabilities.dialect)


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE


MODELS_STATE = (
    "eJztPW1z2zbSfwWjL+3N6HJJmrapfXMziqOkutiyH1tp2qtvJEiELFYUoCMoK5q7/vdnF+"
    "CrSMokLUuUjC9tDGBBahfEvu/+tzETFnPki/fUo5/YqnFC/tvgdMbgH+tTTdKg83k0gQMe"
    "HTpqrQWL+lN/1VB6Lh15MD6mjmQwZDE5cu25ZwuOq1vEpdwSMwIQTbJ0YV9mkeGKeBOGY3"
    "9lfOSu1HL88wXuaokRbGvzu6obLLj9nwXre+KOwSoXtvn93zBsc4t9ZTL4cz7tj23mWAlM"
    "2BZuoMb73mquxjrc+6AW4rsN+yPhLGY8WjxfeRPBw9U293D0jnHmUo9ZMdzwheP4aAyG9K"
    "vCgOcuWPiOVjRgsTFdOIhhhNZvEI01+v3uZa9/0+71+40U9gOIGD79oZHgSDl4V6l+/h2+"
    "wl9fv3rz45u33/3w5i0sUa8Zjvz4p350hBkNqPDT7TX+VPN4NNQKheQIq/OFOxeSpVF7Nq"
    "Fumy9mCr8deCfKRyyF5xj4GrLhR1RBdjAQYTs6vtXR3bhun11evz8hLhsJ17rln7s37dZ5"
    "G0YWXDLqMBjrdN+3fz0h6snrhz2HODP6te8wfudN4M9XP2ygxC+t67OfW9ffvvrhL7i3gG"
    "9Tf7Rdf+a1mkJiRcQBpHuVSRMC15ow3favPQBkX71bfnXduWhd/3ZC5q49o+7qll+3e53r"
    "TvcjEs6zkRa3/FP7CiCmbO7Vg0j+xZcm0zubw4/Ivp9iQGvkGa48JutDoMIX1Qa0vju/fI"
    "c7z6T8j+Pj+V2nC6T+9qL1q0L1bOVPnV92Pwbr4Wbx7ly1UePdb712aw3zI5chfvrUSyMf"
    "GCacmBnLRn8Sco0Clg/6IvjHcVGj17lo3/RaF1cJkrxv9do48zpBjWD02/UPItyEfOn0fi"
    "b4J/nXZbe9TrZwXe9fDXwnuvBEn4tln1pxnATDwdCfKAWMpzGOhQNDOpouqWv1UzPitchb"
    "m56avZ6tj1BO7xSREJv4nr7YBSLXtUZzSiILpjZKZCD29N1g1YMS2SVnxBXLEzIRSyLGHu"
    "OBKCXJhN4zMppQDu/ZJCB3qamJfTdh0iO2RSiuI+yeubAWlkgBK6hHuIBdbUnu7Hvcb2mP"
    "WFqU2+mTjQxYMxkQKCfxlYqjNgaxHfzu+brcDoYjjDpUeoEmVhClcRCDUx+nNWED12zu2C"
    "OaxQaCqY1swI0tKqCXz10xYlLqW3QhmQwv4xP1L//rg4sa/5wR2yNTYJ5S387LCdy2MLSk"
    "kuChIhMGCIDFWRr8Uz5qy/f8O/vu2Vz1P71+/d13P75++d0Pb79/8+OP3799GX496alNn9"
    "G7zkf8khKym2EIu2cIQ9A3KugpMTCjpBglJZs7tUG89rJ4k57YyJlYuORBvnQjZnCPAz01"
    "s5igAYMz65RwJfqPqOvawD/mcBMITh2Ct0ua5VTa5Zbf8oEeGjTJwBUOGygGNHAAyoF/u4"
    "wM8T98MRvCuiYoHx5x2Zi5jAOD08zsD7FwcU+x8BzQSSTwL3gF4F9yzuhUFudbvzem8JdC"
    "m9eAud8b+uVwBFjRvw1fqydfC6iWNqdmoz9YX2cLanESJOyg370uYAf97nWuHRSnkiyuPH"
    "czjK2mjC3pg2DzMt9MsL7SN+NfSXWh41N/MpLBAy1ZQs6OQVTiCnVD8JbF7IgNF+exEcwR"
    "YXQnjDbCO0pk5bAeQBicV8W5En3LIT0EMVivinWLedR2Mq7sf95cdrOxHgNZl3XskUf+Rx"
    "xbHiD+N6AScZGQbwImGPp7Y/zxLMPbixu8S2HeWsxZtlU9XxxJQm1FKNmvIpUQSX4qEs3w"
    "U340w08qmqEmdozWwrK9NvfczAi42Gxzk0WD4ro+CxcW8rrCAjRxS4+OxxtNEZEDFP8aUs"
    "nQyqAN58L3khLhwuBM3DNie9m+1id8nrKVwP7C9U0kHnXvmFfURuKIu7h9RMyq2UcCuwi8"
    "iB3ZRfwR4cYH9Pv1A11b/2lsKPtlePk2FKPmH6Waf2/TMmzVX36EhrHtBwiGN17xOysEMY"
    "J6VUE94jxFz3QEcYTH+s3bAsf6zdvcY41TSQSv8e2iWF4DOz4z4fYvEF8kKnWDRDDmCjG6"
    "/iHo+jXRQv8pho0M9ROHm5v0zj/8BYX0zbnNRgw1QEfwO7IU7vQUtC9bYhAuhszansQj4E"
    "1A/yMelVNic/gXbM3ojAjurOAvvrDucmJ5t7i/9r1TF9DhgdboK5WjBSipoGFOhGMR25Jq"
    "NFIslUKrvOtzJuYOI3hmrBforwcVtr/gnu0MMPcG/o9qJydSzNhQWCv1sqBqwlNt75QM3A"
    "XvUw/WorI6ZGMBCiwCwF5TthoQJJPvyEdllJHZQnr+YuItBSDhFH7L2Oa2nDCLAJlUQDLi"
    "gIxdVjQk+fcon0a/klZeAzZmvP77vraN138vLsyS5lhjh91gh31mqX+ts17nl/YJGkPhQr"
    "7lV63PN5iROacLifmY7y+7MGsJDnMfWh2VrTkG6Qrnzlrds/a5GhohChxHJ9PtX1iPWGUZ"
    "uTEJ9SjRsRL5Gn8fL7jSf8lwYTuezeULfOw/GgcsUSZyBZXAUuaqiiB29xU1ngrdT31d4V"
    "eaRm6uhBMs312s+MunFXG2FsHiCY9mePXz9fxg/RGp+VtDpi+pp7C52V8RQRmfRa19FjFl"
    "siyN10C3QOiafUrHRGcU+hYuKxMnGQcxTGb9XmSuW04WCgGOz1y/fVmIyimz+sMMvXijyy"
    "8GdUS8fMcme1MS5FlwhMXcqkjmJKQhc63JHFjtK9B5DdQIeHWjc33cfV+oN5o0sn1+eq75"
    "gOOvvwyXPVzegRMxZ5ws4dyIpc6ClROxlISic+obiTUZELkyo15DOdgMr9bvgZ9yBLD9wG"
    "tlSjLURJDJd2IF9CpFgxjQMVVl2LFMCU9nPBv5+RpTAqjObpjaeBLxHi17wCMYc75Lne8U"
    "903QIU2ED8Jl9h3/xFYpz+Ma5pPxMgdGgD+DAxaMRrzGpcuQK8bOHfxy+L3M09dB6+as9b"
    "7d+HNPCTRzu8XlUnH6dP5MOLlRmqFzu0+jdQ+KM19QBsH6TxqIWZiXQonLgJ7S0yLKjK7I"
    "SMyYrgF4EsYLKTe1zkNRFUGCzJe04PMkT1GRTZ6YMt6fUDkZnGDAlIok0kFFmA7jPwEDkf"
    "S/1pfaHlGWm3yBCzHqhz1EDzNyV40uw01yV4x6JWx5EZDhS5XlrtjXkoH9/NrKSThTXrlZ"
    "sbxy/MYrR4F1SEODqjRA5rUoVSAkBDimm2d7dfiElXGX58dlBet3H5F14NH8h+uU2aWMY4"
    "y421J8cvrm+DMPqjwluuZgsXOQ/inqE8wlciU9NmuC+mExbH6DRc91tdwgvd+vXAgK4wBz"
    "L2g8C78J2gPmXvip91klep/0eUoHkiMBJw+UmkCjQVXKEmqtSiChOmNkRqfwAjAJz0A8az"
    "VIPdl/qcTCEcWo3KAGgqkGXG+5O18Fkgyu4Spi4BqgkQKrSoHq/ynU5xufg/VHaHf+4U0B"
    "u/MPb3Ltzji1JmKr26+MUBhBGLHwEWJhyKbK3e4JMBMpVdm6whx259JZafyvAT6VmnmsfP"
    "ZQ1aK6XEUHoRclgm2/zm3YrgKZk5CGzLUmM+YsVolHlCZG7SDo67J7Ma1E4iSkoXLdqFwT"
    "I9a5uLP5uc2njQw7VjTZ3GTKcnBZ3wnWFbBm4VrtP8fIQumXmpSToVCdnPgIoMbC3b5Za3"
    "cPzvTKG1d8TeXjfDuU8Qfv1wpl9HWjrz9nfd2h/G4BvLuMJTYOc4TW2CJFJfNrSqZKShpV"
    "+WiFbKMqHzd9a6JE3TApNeZTKlQw1dykQMnYokIdEVXNQl18MFJfQEeJxRWjkqIVHa3GjI"
    "SY2hmFGx+/ndF0DkmyMJrOY29Go+kcz9dgNJ36UMBoOk+t6Rjf79FKwskGn6xKBboYmCFw"
    "7QhcF1UHvSGNLEVHTTQ3qjnhkuJKznIiVAqmCjxWGwSOlqHwmhiK3PP5L7FBZRFLOJQydN"
    "0wz4MzIcmE3jPCBRai36ABPc2zTAhyvQWQDQpRrUTCZ0OQhxr8FqtGntPqt1ZSYePyS7d9"
    "faJvklveen/R6Z4Qas1sDn91W+e/3fTgb06dlY7t3X+hcTjWvJoImYQ0EoaRMPKMqYqRZs"
    "oY/tRmKSO2qEAoyj11FswvaqVYvgT+bTXJ0rU9j/FYZAfj97Yr+IzxjP6qj9noERLCfnM0"
    "atQLY1ud5vKlAUXfNK577GuOFBAC1JkFbeV2a//aS1xsqTyNhD00WL6evJFkNKbYpmE0Tx"
    "z6yO6Zk8Vm9MRGJuOESx5kMT+LJSiH3BZu1G7MlqdEbSFVg2zhWqq8EGiYA0CwjaCDNI+p"
    "vJPKt1W5s+jGW0YsKkyWPSVLG76ThaciH5FJeXCvqcpGkoxdMSMDR8BqJv82UJuPACcDo9"
    "8egDq1oboj0LCM8BCsPzrhYftlBXcql9XNf/fEqbPBvZbGb76PNAZiKtTkVWPcDxu+Uv7r"
    "LD7sz2xkxPNozYOcuH3P3BXyNzT0zrFgMVOF+lxkf6oIhQzr9BHHBs4nGVX8kWMlvhEw1w"
    "yuvLVdi7YD1YWWMN1bd59DS5dvaVSSgP9vLLOsmoWy1dpItEl65A9h81B2tnP3N21Ha8rT"
    "92qzrlevzL2YrPNKpxVvoZlZR61WNoNGt/0F4Njylreurs5/63Q/nhC4op0V0APG3rW62E"
    "XzPQwOKceue9Yt/9Lq9NTCJbU9te6iffEOrd8zhjlUt/zm881Vu/se4eRCzhm8M8Cdtz/0"
    "TkDFGXu3/Lp9cfkLzrtsJu5xFh6lHgTP4awmvThNHMtTx7EE2OqPJgIU4oyLTgDPonwzrm"
    "PQ60GLAP5UOA9Hdhy0eHl5nrAJveusG+E+4+f47StFBlhkezlXXCR5lEF6CLRDXAfs5mBR"
    "PbEti/GA0acwnl8sKAVYj+a++Lyjae4LTAh/vyv7Qoe1lPgcUrDmBirxWYDoUQXpcTCD7x"
    "L4HgqvP3TEaFr62l+DNFgvgXV8KHZzuYdrItPctclSmwI9Psvi9q22AdoqxEcnIE2iYN1c"
    "jsmWPzETVxkiJwB3QmNTFbpqj+5xla84BmbIW2PymtiQZ0HmXMEn14idL+88oZvv1VNJO1"
    "vuQqF9TVlegU09VQIYk9fbJNXyeiMHXMFTHAEYX3WW/THm5Czu34pDmSzpx2RklEZ9DMhg"
    "vgzmUxEaD6XGlG6Yee1vc1gU+DM4YQ80zIwdvETHzGsQTa47Z71G+l7ZAk7D8NHjRGr8Ii"
    "2A1cw2hqVxClI99VvqHBj3K4rWiOnnIHWf0Vk9mpmPE002H47R6nu0cFIOIINZZAx4Ze4c"
    "0Bs0W11IjwwZ0bQ9VUVY+TeSwM5ELDzHvme6FZB+Yk5fo23srCKqQeZj7j1ok8PVABAnVE"
    "D2RHUjIiuGGcML1djIlvDYuacKy1JOGPdcv7kSsWdz4frvgIERUi3C/8ul7Y0m+QWWpnCe"
    "Y5+Dr/UgjtfrLf0eKxFj4rZqGrcVkLNK1FAAW+fAkcbN2c+Xl+f9bufsU7d10T4hcjQRwu"
    "lzezRFJGA80M1Nu/uxfR1bNMNwSvxWY+t0zE+/1z5vf7xuXQTBP/0ggm39q9+PLyH5XRbU"
    "/JJARvvLqtOkuUhxE4YPYOwXzcodeUM2V1LvSwIa3a+q1m0qw9VI844yDh6p00TpDYdFha"
    "IaTeL4JZSas9bNWet9e186zTUbgQx+w6g7mjQy1JrE/EbNxlUr+zJa+qBy8wVFfeoHPRNH"
    "YJMWFPqbZClcS4JSYBGKaE9niZwo5QCTM7F5BbFs6oi7poLwhNrK1x4IvQO6pNWfHT+7SE"
    "JL4pBkp6wYlaWeKkt576vxuh6A19W4CY2b8BgUxb0JzTVF7HOTmutGhi2Kzca/cjT+lWt2"
    "Z+OLezn9IxLzD+giaysfVEUuOSPU89hs7qEQrzdg7qkS8ymXSyxvCv+eSeag/wMLzPglzP"
    "Qh/UYSzfnTqsYW9/Z9LZgw06ceaCLLCWggkTMG/Sscq9XAc4aM+Kk1lnaq2J4q6Romop6S"
    "QZh7A1tNxJKIMZZngyevCLzVhp4WsVoD+pdluFqiDF74uXP1wcW/Z1UXQMcfGr2mtnqNJm"
    "5xSSwGcUwSw9ZEsWeRFN8663V+aZ8QuHLte5aXBo/8pnXd00ns/m1wyz90up2bn3FwbHNb"
    "TuqSyh7cYUXzjsI7r8aEqk22kcWo5dicVQhjXwM1yQo1tqfEWH5JKichd2M2M1SuSmU2r0"
    "TiEMyYRetPYAkaCS9XiWEdrh6FGPCxR1OIIZCZKnx/a6CGkdb4CwxNAGWJnAA0JK49iZmb"
    "ccNuiDKKwexO/X75VFqHyZY6cMuScUHVBP0mWc04/2pChidy/pksQJMFWNsswD05VIVCa9"
    "qR6p/xDQ7UYEWxGM6wBYclmDwlgylbqfYa6MLkwp1RByMiZ9gtYzmxRxPiLQWRc+Y4qk3k"
    "jLGMNlJb3dl05qgzv2xucEHut63XvkWWhN/l9fdFvFqwKtfzouZSsXZl0OsvP7q+J0+C2x"
    "lz4WLuwxNFaeE7DWtk8C3J4DHUGonxAeEmfQxrJeLAReVdiPtMMSec2yjqjGBVfxYsK5CQ"
    "f+eKxVxHVA3ZCB5JKJEL0FbUhJ8HAuKJHYVdYSK8tOEUZaXhP3o/I9vU+R7aKNuwZWm+EM"
    "EYc1hlc5jJ1zkan0mKz++PEV05dJTLifTkw6xoHq4roHszF7mFH/uLwb0OlaA0M91j2ROK"
    "cYzEbAanzVt9Iwk+4oT0/PIQBNi4BD2aDIWn/O5qvc6JlFka+ZM+TwU366qkcMOFar4e0b"
    "zPEw626GwSKfQA5QSGmOv36qRBn04HQbDYDBwV9W5yMZqckpfx3p5FopsVSYLMS8NRa3KR"
    "b+jj6dOrFA1iQIanVvfwBRdXlcDmELjOZhv40Ted9+0TYnNpW+yWX37u6QG4UfTIp87ZJ4"
    "xdntpBn4caRC7bPIswD0Tj2dlKrxF59i/ypOt/l77yEmBHEyliYhqOneEYz/oxV6Pp8Hvd"
    "AiilQfkzG9UnO1pTKN/Tsbmu1IK6g8bJaaTdoI0Nq2HCfR0pF6BR2FIuWE6W56N2VOrPyB"
    "FSV9EM1J9Qd7ItLJS5nAh2D/qOagmqVKHBzJaLACi+An44kN9Wy5SiBo8YACtx2b2YskFM"
    "LYNHSc92HD9tVGlZWt+a+D8KVgjYNF9lwlV9+IWTnERQRRf2dW4D71Mpn1jcxlS8qfVlax"
    "StGpEieSVW1bMC2FqrWf+87HT71+3/+wzS8QnBVlNwZ8ETpQcqV7fdR7n5BK/QfqCA1EDJ"
    "Cu64qmm99SdL5+bmM+q2ml/d8s83+Beynlve/vWqc41/6iteZff+cvlJ5/Yiu4GRi86NBv"
    "EZVj0IFzGujKssv8xTAsxUempWLqhqKmztA+/6G66QQJQANLahWtuGYuJ2SSonIQ2Za01m"
    "X2es0Kk1DmgatR4AjcuWHU+AmfjByhqXb2Ep/4klIc03VudvLLKjlfvIknDmK6v6lYWmyQ"
    "z0C+EwyrPxn4BbVwkA8KnEk3BkxyrB5eV54pN611lDbffzxbs2qMHqW4JF2qaegXFTZ1ed"
    "c1Nn93AvEOMQNHV264rWmtbZbX/FRnuNDC+rP9Pc5GVl0ZoHvay9CcMug+iVVLVu7xgZ2w"
    "4LQzf1XmRGp0wGnTZ0WVxXLNHneId+UgzZVIOMW8FWGjLthd3JE4s08zBezLpwiOYGL+a9"
    "TbN9NtnY95fX2UtTMf1x+34VuBiEW+5whyBGh6qqQzmU3y3g1itzquMwR3i03xY42W9zD/"
    "bb9XNtPFb78ViNXEar1Y5NQhpnRq2NcMYk8XiTxAad2KhuB626dWZ5qps/09wYIDsrrrph"
    "OKvSnITuL7KkK2LzUzJQsUphdGqsNXsqGrY4uAp9VdLf4CTW9wRDWQmVU2Y1VRd6lwE+MF"
    "fwBezjCC/aBrPmMe4WA19Xui0j6HFRmqCnMhcxiJU7K5X7p/qo+O0cl2oWN1Kv7NhMhln3"
    "vjKJvyFQJiO9USmLfpgsqIrwWnAd2ohCv58KEHKlmtzDlrfc1yTVQ/DHAC6AyvhjGOOxfi"
    "5h0SOVXbkULvamVIiEtSOxgLM8UC8IP2G8kNQZwMMcy0eOfnfgeYBB2bzlXEUDL4NwXvV0"
    "SVcSfxa8Hj7IaLUHKPTna7XPIBbx7Of22adO9+MJGU3YaAo0ueVqDOML1RBGHIIw8lEtwi"
    "9NrWldXZ3/pobgmnRWagw7k5wQbEoCe7S6Z+3zc7ULosdxdCzjBx25qL63ukQu4hVYRs8L"
    "1lci7Lp2XaPSTVtW8IxNyNiEjoA9RFj/QwzL4dwHMBivivG92Ihqhvk9mIj8pGb21ZYevl"
    "oa/5vCSDKgqwWTHBAhthdKotWSNMrzu8FEEI/qA3M42H6Shi++BlgG8TEQg/nqmA9U/RK2"
    "yjjI0RRd2Fr0FGpkNitj+41BGHSmbmTjMHkODhPfdliWxjEwQ+BaE/jAWroZOlek8649nz"
    "Uj5ZE5PmuG3aPwe17RTb5PNdt82P/Zn9OiTlDVggTLnI5BV7WIzbE0t+cybzQhMWee9lne"
    "M1cCnAxm5kzMHaxu6rsfdSXvpV/0R1facRm+UVY5od09Gp2vXe05bBJNj7gHUblMgSDCm8"
    "CraV8o7qJdtNTJLwkkxupDmlCpvijtnTSVVGtls8x3IoZ0K+oICQGO0BWyZReT/ykUZ/UR"
    "gAlyqou9vW5I3YPBXYxL57qFIMd0kPeb56b57CMl2yh+7MBIUFSyDQ9erQpeKqxfK40wR6"
    "zFySJSreuvKxTZhyFpKx0at6QY24bBc1FAXhThpmW9KClqyFAI9O2u2WF/W9pbxQRqITPq"
    "+KfYoF/kcoYbjCaU32EqFzxjiRUsJ/QeBF9qsVMy8MViBR7Ev9kuBiMCQBefi68WRttxtn"
    "xImA1kWKxTqUc8v4ZmPyhf6Uu9OmU0XQvTRNDV5UbdJPwaAW27Alr8Kyl1rtcAj8jQtZda"
    "5eWQH8Ec06HeMeJ9JlTiLolBHNF5N8regSt7JjNru+fYKM9Ged43CbakPJviMEfjaTujsz"
    "kFUjUyDBLhXHNjF8P4qmIuNuw/QbG/rdAZcxQbZIzQuSW0pv/tgC4sm8HY4C9Nrct/q80I"
    "6BkLMvn+ov1c2E1XhBYC7LpxJzJKxezsycqS4QmPOvGsQN9Ht8TUwxmj3NO5f7b2+sH3gc"
    "65UzIYLUAID/IiVUJglBwpEVRKTEzEPiJcrRELbyi+Fk7pC/O9LFgZNOYwVoq6sK7mBivF"
    "M8jze3/d+tA7IZZLx94tvzn7uf3+s8rOk6MJsxYqO++m3X2vs/wYt1RG31VLp+vNqe5OkJ"
    "3VF+X9rd8Ne8qO8i+aNEXzY7njMI8K5q5E0Mbfxws+QlqR4cJ2PJvLF/jYfzR2r/Y8UXS9"
    "0TX3WeyldL3rBNwRWU92bLQyseNVvoaDCzn1Rb6SJI6gTEBxnanr6xBVkgMSkIbKdaaySQ"
    "94HnRWBoQS1vdwvcmMS0k3yqRSUrIMYY4GnzuWKY3/6PGnuEYJLnVD74Hb3S8X3p3Qvy9l"
    "dw/nmpvs7iK+qlAUYGA79oTqR43deU/JwGLWYs76gKeBrhOn80Y8MltID/NAMHtEG82X9o"
    "gROoQnZ4cCbvMByoo+hcM1IIgeqUryeeyrp+zwjhhRh8m/DU6jSndqUs4ZnarEGFXWL226"
    "f0Fa0Xv6LgFVcxCDA2+BWnCWYE+smodPxHqA+BFZfi3BO1cspb8fPMqTg/wYwrhnJDdAML"
    "TLupRP1+3yUaMGY6avGaPLN9NH5z3bVp+jZSegtmOkr1HRtlevi+TUwKp8A/rrVF5N/AMr"
    "IdrFP0tjMqxqMjQN4fcmWcOvLXO1BOvr7PmreK28KXKrvMm/VN6Yev81cQE9A+f2l1anpx"
    "zXmCejS9ietzoXyk3tUHvmO7d7yrPt3XJAnS5wOwRxVxW4/dDqKK/2mNrKpf25+6l7+aV7"
    "QhZ8ysWSr0vl+3FsB5JsSu9/mJABaG2NLo0WUhFp8BII9Pn8EyCwINY1r/ju9Y8/hNwB/9"
    "jED24uWufnxl33TE3ANXDXGfI+ZY9vdedXauQehzR+nDpTGVl5pXptIZihb53p69sSS6vC"
    "SThjh6iqDPtm2BJ+phjE7sTMV0+L9K35SuUE1Ih+eaSm4AxqjUP0SLuvP9t7d4M7evfN12"
    "tGhaL+aNN7/Tm5+W8Wc0wVvdDCXiPD2b+2ornJ5S/12v4striU5x9bwBGXAWWl14w86pjL"
    "pvvEpdzlp2QwXKlGdSKoNgmHbTwmS1d46CLfHAnwFA9UkQHxoAIdH4ArdU8P7dcfumJxN8"
    "FAA8zjs0cT0vOLi5AZXRFAro2N8lTMQeHsOf+nxLzwxi9fJw7V3OCXBzVukhUGWMzFEEHX"
    "2sdw1b6+ueye+EmjqiXehw8n+hOqh3egbI6Pye15nIJc3vZkrMcHYHcyUUYZt9VPRW6rn/"
    "Jvq5/SvkwTDmCqDx2BsSQpuBbnvkm4Y0Ltfu0lPl63oNv7CuR1tOGB0aOoip88isZ08jxM"
    "J8G5zjedxE7+w6aT2HdXsFgRDQrwUDmVMXvEWLinZKALwaqSw1jqx6/yM6KOk2kb2cqOpc"
    "r86IrJQaxAYLFIWCGN0WLf2lqNKxPXgQbb824ef5Dp5VW7e0LEnPFb3urefGlfY7Ai5RIr"
    "j2FtpPPLGx1xKiSz6mESwretFAiVADQGi1obLJKMqFS4WwLSkLnWZN6bV75uRK2Fmrl7t3"
    "zdyLBFv/x+9KAWc+3RpJGh//gzzU16D43WPKTu5KP0YYWjlPrwaN3Bp9+Ri635SkFuj4F8"
    "w39+k4Faia8V7f6vv/++gEwKq3KFUjWX6k9fBsP+8iPE7quXL4tI/C9f5ov8OLeWwyS4x3"
    "iGLJhf/DQGsvvap/sR/7ZW5TQlI+ySmf35/y435es="
)
