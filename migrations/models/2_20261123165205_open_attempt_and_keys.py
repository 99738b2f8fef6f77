"""A person has at most one open attempt, whoever asks for another; sweeps find records by their key."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE INDEX IF NOT EXISTS "idx_person_key_id_0eba46" ON "person" ("key_id");
        CREATE UNIQUE INDEX IF NOT EXISTS "uid_registration_open"
            ON "registration" ("person_id") WHERE "status" IN ('active', 'abandoned');"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "uid_registration_open";
        DROP INDEX IF EXISTS "idx_person_key_id_0eba46";"""


MODELS_STATE = (
    "eJztXW1z2rgW/isavtzemWxvQl6aJnfuDBC3ZZtAhrDtdpuOEViAN7bE2nIps7f/fY9kG7"
    "9hsF0CTuovLUjnyOY5ls6jc46Vv2sm04hhv7zCHL8ni9oF+rtGsUngQ7zrANXwbBZ0iAaO"
    "h4aU1UBIffCkhja38IhD+xgbNoEmjdgjS59xnVEh3UAWphozEWgcoLkF4xINDReIT4lo+4"
    "XQkbWQ4uLrSzGqxkYwrE4nRQdwqP6XQ1TOJgSkLBjm8xdo1qlGvhHb/zp7UMc6MbQIErom"
    "BpDtKl/MZFub8jdSUNzbUB0xwzFpIDxb8CmjS2mdctE6IZRYmBMthA11DMOD0W9ybxUauO"
    "WQ5T1qQYNGxtgxBMJC272DoK2mqp1uX71T+qpaS6Dva4Tw9JpGjArLwb3a8udPxC38Uj86"
    "eXVyfnx2cg4i8jaXLa++u5cOkHEVJT6dfu277BePhpSQIAeozhxrxmyShLY1xZZCHVPi24"
    "Z7wnREEjiH1GNgw48oArbfEKAdPL7F4a71lFa3d3WBLDJilnZP250r5fcLJK8Sf7BTDGHi"
    "b6pB6IRP4evR2RrUPzR6rXeN3oujs3+LsRnMQ3eCdryeuuwShgkMAQDzwmZYKpfaCFdKq/"
    "fptq92O9efLpBG5OqgMmos7ultr33T6EHzzNJNbC3KYRRvUUuapalTuMnVa09IKWaO4YIT"
    "uzwGybwIrYG1ed1tipFN2/7L8HButjtgyhc3jd8l1ObC67rudt768rBq8IklB6o1P/WVRg"
    "z5kUUEPirmSfDBGRKum2Q1/FHNmAU0T/Wl/+F5WaPfvlHu+o2b24hJrhp9RfTUI9bwW1/E"
    "J8RyEPSx3X+HxFf0R7ejxM22lOv/URP3hB3OVMrmKtbCmPjNftN34eHHDyFvJBqGePQwx5"
    "amJnpYnaXJJrvMuhlvwRRPpJEEmuI+PUqlfCWUr+JabsdapkWWIhtp1h0zgeqAPYEWYY6m"
    "Ym2gRLtEFAax0Ahblk5sNCOWzSg2kPDUSa5VaJR7ek8HbtPgAA0sZpABAsqGBgZoGfDZIm"
    "go/gEHMwS5A0QZBx85JhZwN2JfSCr3J3MsMSZzuKF/havMxS3oHNkzgh9sxMYZqd3n2gN8"
    "k7DxGvR9rrk3J1qAsH3JRf2a+uSnYX+v6/Xj41f1w+Oz89OTV69Ozw+XNDDZtY4PNttvBS"
    "WMTPfNHNG3WpKZrIbfly8zGcluggjFOK5noBjH9VSKIbqiji6/g6scW0kdW5TOk1meOePL"
    "F5oz3pJUFjs+9pSxYRNHNTtHOCCkUcgrlA3grQQFQkGApRvO7mMDnWeE6E4cbYC7YGT5UP"
    "c1KsyLYi6pbz7QlyoV6kVR1wjHurFiyf71rttZjXpIJc519BFH/0eGbj9B/NdAKbCI8Bvf"
    "CS5DKSH/2FoRSBEDNBPIa86M+GmBrHQkqrUVUrLfjVSEkrzOEih8nR4ofC0DhSWJY1zL1W"
    "lFHOPaX7bS4xjLlW1zHOMdmyObUJ1ZyGYmGTJtgXT7EskhbBlKYJZGLDcFNIDHUheqg2Qs"
    "o/BIMp4hfuQA5N0ohM3xeIxG2DBAWueXaK7Do+pwxCiRwQtOvnE0gsvYaGwxEw0MBtLE/s"
    "9ADj4CTAaPkZmqwhM7C08IG+ZZ23z57YQnSrSsbX+nJf/PAa0v//x2sWcnGbA9O0nFVnTF"
    "Nl3eupZjGxtW2c7ysW+Mt7CRLYkbvnX3wyv88O1yp5zuiIPd9GZPrHwl1kL4t/mUoRlQPx"
    "t8HzhCS7g/GZoPJQIMkRawCZb+kaKBmwBf4ZW3NmqWPIDIVzsSAUHi3Vyp2NqqrmuUTMD7"
    "LBIDIlUAVFStkgTl9cKcGGRiYVPNa4eY4lb22D+NPaL1I86KDXb2AhJn1V67VEmbWkf5CH"
    "pkfk8bt7fXn9qdtxcIFlVjAfaAtmajc9XtKFfQOBSlaZRo9/Rjo92XgnMMzlPI3Sg3TaV3"
    "gUwisp739Fp507+A7ceY39OectP9oMhKIZN9FfowqBwSRqTuSrX/uhQD04kDfigPNwvrlN"
    "nIBQnaeQaMz1MhPk8gvPRLsZWMgZvCNAXipVK88Ae0Hgthf2nbcd1Pt3sdiVU127ElqvOb"
    "mGUvjiTmIKTzlJVrqmsaob5TSSCeHiFMKP5QnLAQ+LX/jh06kiWuQ0c3YH2xX4rr/a+2e5"
    "M8SvgQlkHx+y1bZeNxzumQ0N3hrFi2PNlpMWRcHRps9JB7GYppVqjnQF1clFCuwm7IXrk5"
    "XxdXSqg+vzjI9mNMPmwFKj0jmlsoiCkZ8s+pHuZPptNC5bwRxcrGZbax2EEVsHBIrbJvme"
    "3rzLSCNflRzap0sdRmTqU+qSG8dMbziGmJo8fiO1surnNj46tioumvEAU61RtE4fmR5w0i"
    "L2GQ/SkOFKrcWlrhXO7oflirKp/7kULR3NCHlCrk8yCfyChvqth9wyyiT+h7skhkWWLIey"
    "nhnjfM07LAd/8J81uDW7TwfJmSDT948NPhBxM32tIDatJrt/q1LAW5uTFdlrs9T1DDC2kG"
    "VFfWe+bGNHTsxBPzfllhDZx+Cqj7rCbp40kttaBEdB5srilRuSeX4UAQAINoaAy4EmsG8H"
    "L3bVPTsTkaEuTa9hJhkQv9l41g5OClUJ379SGrTgrZ4sgr6kuCF0u9p9TbjIif/iVRfOLh"
    "UhWT7JvfFHnjdHMpw1N4+7R213rX7V6rnXbrfadxo1wgezRlzFCpPnoQIIgihbs7pfNW6Y"
    "WETFGVJaZQSM4tT1D7yrXytte48esUVL+sJj4Z9xPkj87LjBuyqFK1KVuxMfAW9+yRBU+h"
    "CiscFAwrBN4jl4OIqFXbsS1tx9JeXM1NdIMa3adlhaw0N/L4RZhuq3HXalwp+yK6PTLRxa"
    "17PzzBdSP9a+muFZfcSHi7lCDMOTFnQEcZcgcg1qV8cQhTew6gic+mTQxBRMWbSTqVvS6e"
    "wFTdSG2S8m557JWkN1Q07l4pQXYrfltOfuvbKzsXCmlUROhnLX9utPrtD7APgFUNdsZpBc"
    "8idtHo9d0iZvkGh2h90+60796JRtiF6/a0LKXMOz0opXSz4JG3XRrBmqFTUiBlH1PdSWXG"
    "Lh3Bc8rYe5O8gJWjmlVhRsnNTGaFbLxUqwxcfgOnnm6V/iJEXK8c70GIyz6b9yB80lRg/s"
    "VUqxrHMk/Bqsqltrcql72FVsvm06oio+ePfKmi2mWbAFsMa28+b7Gq3qqqt0pQvbWn/AuT"
    "sCbzLt4zvibf4ktszLN8lCe1+Ue9aYzYl2jwQBbyGDeR8aDMMrGBxvCfOJVtPtVHU8TnTJ"
    "wwbxiAv41MQngyy7LVkasT4MrsLw/WpFN2ekxZ2XxlNIZcP80SoQep1Ciy7Eu8SpEH3h85"
    "NbRkj/fjY2sSCxZmFa7IcpPvpG7FwbfEwUPQVoxxA7lJPoalojgNYoHXX0VyvJ61NAcHMp"
    "uITjqwZfuzh54Vy7vuPvJfPSxwusePnupRdtpwmsm1na5xbaeJP20zy5XZ98SfIbpHh4dZ"
    "yiYOD9PrJkRf4twU7v0Vsqx5opDK7lNE+0lAbC0ZlOAKu3Rm3/8BPyJIEw=="
)
