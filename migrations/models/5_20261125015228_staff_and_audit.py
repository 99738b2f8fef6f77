"""Who belongs to the staff, and what they did: a log that nobody can change, not even this bot."""

from tortoise import BaseDBAsyncClient

from school21_bot.storage.columns import in_dialect

RUN_IN_TRANSACTION = True

UPGRADE = """
CREATE TABLE "audit_entry" (
    "id" {BIG_KEY},
    "at" {TIME} NOT NULL,
    "via" VARCHAR(16) NOT NULL,
    "actor" BIGINT,
    "action" VARCHAR(48) NOT NULL,
    "target_kind" VARCHAR(16),
    "target" BIGINT,
    "details" {JSON}
);
CREATE INDEX "idx_audit_entry_at_c3f19e" ON "audit_entry" ("at");
CREATE INDEX "idx_audit_entry_action_c7da58" ON "audit_entry" ("action", "id");
CREATE INDEX "idx_audit_entry_actor_d4f1d5" ON "audit_entry" ("actor", "id");
CREATE INDEX "idx_audit_entry_target__726748" ON "audit_entry" ("target_kind", "target");
CREATE TABLE "staff" (
    "id" {BIG_KEY},
    "telegram_id" BIGINT NOT NULL UNIQUE,
    "role" VARCHAR(16) NOT NULL,
    "granted_at" {TIME} NOT NULL
);
"""

# The log is append-only by the word of the database.
GUARD = {
    "postgres": """
CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$;
CREATE TRIGGER audit_entry_guard BEFORE UPDATE OR DELETE ON "audit_entry"
FOR EACH ROW EXECUTE FUNCTION audit_entry_is_append_only();
""",
    "sqlite": """
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON "audit_entry"
BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON "audit_entry"
BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
""",
}

DOWNGRADE = """
DROP TABLE "staff";
DROP TABLE "audit_entry";
"""

UNGUARD = {"postgres": "DROP FUNCTION audit_entry_is_append_only();", "sqlite": ""}


async def upgrade(db: BaseDBAsyncClient) -> str:
    dialect = db.capabilities.dialect
    return in_dialect(UPGRADE, dialect) + GUARD[dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE + UNGUARD[db.capabilities.dialect]


MODELS_STATE = (
    "eJztHWtz27jxr2D05a4zbpo4zuPsTmdkW0l0sSXXUi6Xnm8oSoQlVhSgEqAVTZv/3l2QFE"
    "mRlElGtmgFXxIL2AXJXQD7xOK/jRm3qCOenZvS/EiXjWPy3wYzZxT+WO86IA1zPo86sEGa"
    "Q0fBWgBkTAOooZCuOZLQfms6gkKTRcXItefS5gyhm8Q1mcVnBDAOyMKFcalFhksiJxTb/k"
    "rZyF0qcPz5DEe1+AiGtdm46gAes//jUUPyMQUoF4b5409otplFv1IR/pxPjVubOlaCEraF"
    "A6h2Qy7nqq3N5DsFiO82NEbc8WYsAp4v5YSzFbTNJLaOKaOuKakVow3zHCcgY9jkvyo0SN"
    "ejq3e0ogaL3pqegxRGbP8NoraGYXS6faPX6htGI0X9ECNGz6BpxBlyDt5VqM8f4yv89fDF"
    "0Zujty9fH70FEPWaq5Y33/xHR5TxERV9Ov3GN9WPU0NBKCJHVJ177pwLmibt2cR0W8ybKf"
    "q24Z1MNqIpOsfQ14gNH1GF2GFDRO1o+lYnd+O6dda9Pj8mLh1x17ph7c556/djop6yPrFz"
    "GDEzvxoOZWM5gZ8vXm+g+m/N67MPzeufX7z+C47NYR36C7QT9ByqLmRMxAggsKzMhhVyrZ"
    "lw3jq7/nLVN7qdiy/HxKJqdzA4c5Y37Oq6fdm8hua5a89Md1kPpgSbWpotpzaDl8zee2JI"
    "a+wYLiUV9WFI4U1oA1lPL7qnOPJMiP84AZ1P2x1g5c+Xzd8VqWfLoOui23kfwsOuIceuGq"
    "hx+qXfaq5RfuRSpI9hyjTxQRhSac9oNvmTmGscsALUZ+Ef+8WNfvuy1es3L68SLDlv9lvY"
    "c5jgRtj68/qCWA1CPrf7Hwj+JP/qdlrrbFvB9f/VwHcyPckNxheGacVpEjaHTd9Qwt9OY9"
    "IIG4bmaLowXctI9fBDngeb7podztZbTGaOFZOQmviegUrVuqNMZulafsdGTYuuQO5Vs3p8"
    "BqoO8BPUIlOSCe4NjFonhMEgLhmZrmtTQebUFZyZDkFJnda1Ko1yw27YwG8aHJCByx06IK"
    "CykYEDWA787VIyxH9AwAwB7oAwLkFG3lIXdDcqjpUq92/uuTgm96Rj38FTFvgKtiRiTs2p"
    "IPy2oGr3R2MKvxTZZAP6/mj4L4ctoLD9WUr1O7XHP4z298vh4cuXbw6fv3z99tXRmzev3j"
    "5fqYHprk364Gn7PaqEieV+v44Yci2tmWSTP4SvszJSnAUJFePlYQEV4+VhroqBXUlBV17A"
    "acFWU8GWVOfpvMyaCeErrZlgS6oLHx96yQgw4pglSrgDYhiVpELdCLwVp0DMCbASw8VlbI"
    "SzRxR9FEEb0R01snJUDzE0zavSXKm+5Yi+QtFUr0p1i0rTdjK27F973U421WMo67qOPZLk"
    "f8SxxROk/wZSIi0S+k0oBFeulJh8PMtwpOAApynKW96chmGBoupIEmsrSsluDamESvJLEU"
    "fhL/mOwl+Uo7AmfoymZ9myxaSbGTiK9R5s8miYCGfQFeC9fo0uowQAwPonQpq3txtdEQfK"
    "7YDOBPw1NAVFL4MnAE5yMpqYbEwJd6Fxxu8osWXaA/LAz1O+Ehifu4GLRJrumMqiPhKHj+"
    "P+ET6r5h8J/SLwInbkFwlauBtv8N/PCG1t/6f2oexW4OX7ULSZv5dm/p1tlhGrAfgeOsa2"
    "H3tb7XjF96wVilbUqyrqkeQpOqcjjD2c1kdvC0zro7e50xq7kgRek9tFqbyGtn9uwu1vII"
    "FKVGoHiXD0FqJt/adg69fECv2VDxsZ5ic2H2yyO/8dABSyN+c2HVG0AB3OxmTB3ekJWF+2"
    "IC5fEPjPlgKngJyA/UekKabEZvAXDE3NGcFEI/jFPGtMs+3LLY7vx95NF8ghwWoMjMqRB0"
    "YqWJgT7ljEtoRqjQxLZdCq6Pqc8rlDCc4Z6xnG68GENTwmbWdwTNT/aHYyIviMDrm1VC8L"
    "piY81ZYnZOB6zDAlwKKxOqS3HAxYRICxpnQ5IMimIJCPxiglM0/IAJjIBQcinMC33NrMFh"
    "NqEWATGSvjFuzaW5fSwibtKjXNfyVtoe52m9ZR/p2ELEu6X7XfdYPf9QfLmm2e9du/tY7R"
    "+Qkb8A27an7qtc6Pydz0BLVu2Hm3A70WZ9D3rtm+wL5b0Kaw76zZOWtdqKYRksBx/LzU3S"
    "vnkWgsoycmsb5LVazEvsbfbz2m7F0y9GxH2kw8w8f+o/GENchE2q1SUMpsVRHG462ixkOR"
    "+6G3K1ylaeLmajgh+HZ0nCKUff6wKs7WMlYkl2ZGFD/frg/h98is3xoxA808Rc3N8YkIS8"
    "coah2jiBmPZXm8hroFRtdsKe0Tn1Hp81xaJi8yjqKFzPq+SF23nC60Qtg/9/z2dSFTTKll"
    "DDPs4o0hvhjWHsnyR3bR69N1P4RE8OZWRTYnMTWba83m0Etfgc9rqFrBqxuf6xPe+2zK0a"
    "SRHePz+w7uCfQZixXY/dVJGOFzysgC5g1f+KdexYQvBDExGPWTIHOXI3FFRmGScrgZUaw/"
    "wrjkCHCN8Gxq1SolOoj1aEGskF+leBBDejwjaE9YEZv5TFKWTfx8iymBVOcwTG0iibiPlp"
    "3gEY6e36Xmd0r6JviQZsI77lJ7zD7SZSryuEb5ZH7ME2PAt3CCha2RrHHNxUoqxuYdfDl8"
    "L5X+dtDsnTXPW41vu9Flenh8JEuR8Ts2ajFiBVKo8IefmjPhZGEKMjMt6p9dwbQhPDUy5P"
    "IAC6b1gTRj15wR2zohfAFzAU+NKBBBpQRWCDIx7yhhHFORssuDPOCztly1TetDj6YPyYDb"
    "pUXGGqJmyFaPeBfLT8k57F0rvajR/dxpXR/7O8kNa55ftjvHxLRmNoNfnebFl14ffjPTWf"
    "ppGbtPPYFpzap5xZKY2iumvSXZGsaFKhiQoWFchJUE8jWMVbGB+zWMD3wBMpvZ3I3ygG1x"
    "QtQQQp1c5a5FXb8q6wAIbCPqIK0/VB5JpTnjRw4wP1rlE/tax8jEXDOCycgLG9aJJwlnKg"
    "eZSPpVkhHHBORbl8/IwOEATcXfBmrwEdBkoNWOJyDlNrhhgIdl3AAh/HYkXY0yXrdv/6v/"
    "S5A2hN+/kPTrowK0fX2US1vsWktKDfa1NH3zyyDFUPbJufJdSRQ1EcNXfomqDDl8tSpelS"
    "+IowJX90vi1h11lyjf0P6eY2QBZB8IQhfFn6qWGStQ4WC5CkFNJR8ZGfg1qTOk8tZGLXpO"
    "x1MUwARqP00cDZDAAFSaQPB3WIJiSpeGrttZXym8U+O/XsdQdmL7R0uq6ukULyszr172f6"
    "f1GfDoAqz9q6uLL+3OezD353NnCfyAttNmBw+onEPjEG+LYHgs5XOz3VeAC9OWCu6ydXmK"
    "boQZxbOQN6z3qXfV6pwjnvDEnMI7A95F613/GIySW3nDrluX3d9aqqQ/1vCBXniUehA8h9"
    "XlmItjsrEH0qmMxhbHqTPrK6ptRSoq5BdUSNVTCKlljCYcTNiMjY6DFDPZZlrHsNdr9gP6"
    "Q9F81fLINfu73YuEF+e0vbaXdT7hcvz5hWIDANkyZ4uLdIUyRF8hPSKtQ3HzZEk9sS2Lsl"
    "DQpyief2guhViPc3P4vL05NwdCCL/fFQb344MllkMKV+9AJZbFkEtj6PDRtPQ2tIapqV6C"
    "6vhQTNwBC1WUrBeVgbp/vqnt+/1CslVI2U9g6hTfugWtktldNqsUmkwgah7Xmcdov1bgcA"
    "xN87fO/NWnbn4INueqPrlu1XyN5wFDRS8eSt/ZdhECFa/I8lPn37QY4eiLFuPro8xFi0EQ"
    "p/gsjhB0vDPvfpHSEZc4lj7W/D3JlqVJH0PSlN/S4YjsrNfSpyOug2GeFgeKno6ITbzE8Y"
    "hrUE2u22f9Rnpf2QJNVymI+0nU+EZagKqZdRlL0xS0evOjP9ITk35FyRoJ/Ryi7jLDp2+O"
    "G7lJPth5cH+ejyEDuPtPJhMgBrWwNu6YunMgr/SPGKsSukNKfN5i+dyhyX4SBEaO7obBEs"
    "L+EzPOLW9z5MxTzWHN1mCWBsYIfvr6Aefwbl6d4LNz/aZKyd7700ueQvneRu/sQ7d7YXTa"
    "Zx87zcvWMRGjCeeOwezRFImAiSO9XqvzvnUdA5phphwuoRicnxxi9FsXrffXzcswS8QIU5"
    "3WF+NunPzJdVnQIEsiaaMsq1ykv7kX9ywECNqtcFDRrRBJj1ICIoGmzbEtmWN59/uWVnSj"
    "vOmnxYWiam5i+tXpzPo1Hdv46sGHp3TdRP9Gddddhyx206OUdDaXeHuiPwB1T9RhLpOJBR"
    "4hh79ngjqoiOJpseDQuU9P0FR9T23OrY7bGztT6Y0l8vtP0tV8arRtbdJvQ34V14ViGFoR"
    "+lFT0tdvTMhOQkffRfO676eQq1M12Pqu3Wn3Pqg7FILSeFUsg+0nksOuOM9mW/ZCCOHrzK"
    "ja5FZZ1LQcm9EKIfs11EfJzHhMQbBPEftgkVfgchJTJ2bUnM10XonHKzTN4PozWIDWz8od"
    "hFjHq8c5iL26P0iXIv4xlqDOcmnsLMtlZ67Vusk0nWS0/5SvlVe7bgtgi27t+2sW6uwtnb"
    "1Vg+ytHcVfuCJrOu4SzPEN8ZYQ4t44y2dVPS8sv2dxKk6C27ptFQMhjLsz0yG38B9WyltM"
    "7NFEXdYt5tRxVOXeGaUyHWXZ6si6Kl+d5eXBhnDKo5aOq5usTPqQD18V8dADVK4XWfXt7J"
    "Lvmk3vh6ftjLqwMRvwRF5a+U7jah18Szp4jLRaY7xHuUlPw1qpOLBRyUt+l6nmrPo2qjrq"
    "Hp1ZCFYgkXrscm/upzgP6QgeSUwiPLBWVMcBMZml1BPb8oFsSSamIMKGWZSVPv3d42ndps"
    "770Ebdhi5Ky4UIR7vDKrvDyjv6dYytpg7+lJzfnSC6csxRriTyO+8XRfMVXAHbm7ooLXxP"
    "mbpCxzEFGM2UMgI/JFeCY8RnM5htcvmTIPiI4+g6HRDjAu/MGXKpQogK3i9nmXFF4SM875"
    "5cSH2zYR33VX2zYW1YEQs0hPtIlZzJFXKdvSjw0b32eeuY2EzYFr1h3U99v4F70m/52D77"
    "iGmRUzssmFeDpEibZTHmnjwfO9sG1RrI7jUQHeauq6NHB1uf/BmiNrvz63mmlOqgZ6NGbU"
    "cwhU4MOTabYkBJXfvk0+QkUnjR7YIH22HPCO6F8q+zsIXwaM45oe8aUV1UNXK4oJYxjAJf"
    "sdsw8RbMxYTTO+oSVW+e2PKADGa28EKkOAR8OLDfVmBKd4dHDGA7c+kdn9JBTFOHRwlpOw"
    "4q9UNA4k7gfsIXUB8FEBwGzVfbEcqAL5xknNPHQxmKL/Tr3Ib9F/Pn/sTrORITUd/ZUZ9t"
    "Vqv5NWJFcjOsquXPtnqB2QMp+b922x3juvXPTy28kxMrxsJuBU8UEhT+TstAre0YN08jVH"
    "9roOKHu1vV82r1Z0u71/uElpUvqW7Ypx7+QqFzw1q/X7Wv8ae/uatja791P/qH1lDQQMtl"
    "u+ejBKKqHoyLRFbGVpZfeCGBpssvxK2yMuUXdDXN3dDdX8MVTj8kELVnotaeiZiiXZLLSU"
    "zN5lqzObAWK1y4EEfU55ieAI+HGYl7Gw2uOJpOJqtscQW+lfJLLImp11id11jkQSu3yJJ4"
    "epVVXWUrp2QG+Tfdj5XA07djlbgdS9fUV/N8a1WLdChQhwLrxIYHOnepi5EXI2tNi5F3PT"
    "nm/velIqyrvoNNMVYehyoUZcVSx/A2GFrEoCcGgk7IwKKWN6eGOuEnzKUgiyDbXRUSZ1wV"
    "ExcmpsEv7BEl5hCenB103eYDVAwW604PCJLHL1ku6VeJJR0HDh+ZDhV/G5z4o2F0VHWKOT"
    "WnAoOvjg1IggKYpVB8j+XgGWlG7xmEfU0xxUrq3L0BbsFcwjONDlVPhLcmuIgsGJM5Szw1"
    "sBDBePAoKQb5gdiROZubsBzV8vO3rw0RWcujGdFYHYetiYw72BCHjWZ4dvApmwlJrL072f"
    "fisMjl7QCVHyc6TF3gHl9SJTww8YWoTcOKpqHONtgZ6fPvbsgxEZ/AfQ0Vt5WjIrvKUf6m"
    "cpTaU3T4czfhzx8gW+Nzs91vd94fk4VpSyD/DTu7aLYvMf9i5Jj2DDMyeq1O/5jgpds3DE"
    "jnJ84HV83fsHfN9oUqMGyCRor5Hp2Pne7nzjHx2JTxBVvXw3eTvzFyacVbbJOYOshZa+d8"
    "YKKUZHGEpdlba/YGW1KlIHYcU0fY6sxllDRVKh5HaJq/deZv4NyqUPgmjqfN5Kq2WuAXLB"
    "HQi2Hoq95Tl5BMQMs1yhM1hadJqyPPexp5/mH33VoFnmvGBR131nHnRiru3KSuPZo0MqLO"
    "Qc/BppizGcHcF3HOJ+iW66Z9d5Az4F59w2pbEVP50cs72AAyLxHOjy/EUOrsf60YYjh89a"
    "qAgxSgNtQkfbXuIsVFVYLCAfgeUvfF8+dF3M/Pn+f7n7FvzQHNmaQsw6mRf8FPDOXx7/bZ"
    "jS9ja7f4pPSuxxRm3/4PBTBrvA=="
)
