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
    "eJztPWtz27ayfwWjL+2d0clJnDRN7Tt3RnGUVI0t+9pK0564I0EkLLGiAB0CsqI5N//97o"
    "KkSIoPk7Rs0wq+JBaABcldAPte/Kc1FzZz5bN3VNGPbN06JP9pcTpn8Md2V5u06GIRdWCD"
    "omNXj7Vh0HAWjBpL5VFLQfs1dSWDJptJy3MWyhEcR3eIR7kt5gQg2mTlwbzMJuM1UVOGbf"
    "9g3PLWejj+fIaz2sKCaR0+qTvBkjv/XrKhEhMGozyY5stf0Oxwm31lMvy5mA2vHebaCUw4"
    "Nk6g24dqvdBtPa7e64H4buOhJdzlnEeDF2s1FXwz2uEKWyeMM48qZsdww5euG6AxbPJfFR"
    "qUt2Sbd7SjBptd06WLGEZo/w2ittZw2D8bDC+7g+GwlcJ+CBHDZ9BkCY6Ug3eV+vMn+Ar/"
    "OHjx6udXb16+fvUGhujX3LT8/M1/dIQZH1Djpz9ofdP9uDT0CI3kCKuLpbcQkqVRezylXp"
    "cv5xq/PXgnyi2WwnMMfAvZ8BF1kB02RNiOlm99dLcuusdnF+8Oiccs4dlX/FP/sts56ULL"
    "kktGXQZtvf677h+HRD95e7HnEGdOvw5dxidqCj9fvC6gxO+di+NfOxc/vnj9Xzi3gL3pb9"
    "p+0HOgu5BYEXEA6ao2aTbAjSZMv/vHAADZV3XFzy96p52LPw/JwnPm1Ftf8YvuoHfR639A"
    "wikHaXHFP3bPAWLGFqoZRAoOvjSZ3jocPiL7fIoBbZFnvFZMNodApQ+qArS+PTl7izPPpf"
    "y3G+D5ba8PpP7xtPOHRvV8HXSdnPU/hOPhZFETT0/UevvnoNvZwrzlMcTPkKo08oFhwoqZ"
    "s2z0JyG3KGAHoM/CP/aLGoPeafdy0Dk9T5DkXWfQxZ6DBDXC1h+3N8RmEvK5N/iV4E/yr7"
    "N+d5tsm3GDf7XwnehSiSEXqyG14zgJm8OmbygFXM9iHAsbxtSarahnD1M94kDkjU13zQ/m"
    "2y2U04kmEmIT3zMQu0DkuvDRnJLIwq5CiQzEnqEXjrpVIjvjjHhidUimYkXEtWI8FKUkmd"
    "IbRqwp5fCebQJyl+6aOpMpk4o4NqE4jrAb5sFYGCIFjKCKcAGzOpJMnBucb+VYLC3KPeiT"
    "jQzYMBkQKCfxlcqjNgaxG/w+8nG5GwxHGHWpVKEmVhKlcRCD0wCnDWEDF2zhOhbNYgNhVy"
    "Eb8GKDSujlC09YTEr/FF1KJjeH8aH+K9h9cFDjzzlxFJkB85T+6byawmkLTSsqCS4qMmWA"
    "ABicpcHf56N2fM6/dSbfzVH/y8HBy5c/Hzx/+frNT69+/vmnN883uyfdVbSN3vY+4E5KyG"
    "6GITw8QxiDvlFDT4mBGSXFKCnZ3KkL4rXK4k1+RyFnYpsht/KlSzGHcxzo6TOLKRowOLOP"
    "CNeiv0U9zwH+sYCTQHDqEjxd0iyn1ixX/IqP/KZRm4w84bKRZkAjF6Bc+NtjZIz/8OV8DO"
    "PaoHwo4rFr5jEODM5nZn+LpYdziqVyQSeRwL/gFYB/yQWjM1meb31pzeCXRptqQd+Xlv9y"
    "2AKs6C/D15rJ10Kqpc2p2egPxzfZglqeBAk76MuDEnbQlwe5dlDsSrK46tzNMLaGMrakD4"
    "ItquyZcHytPRMcSU2h431vGcnggbasIGfHIGpxhaYheMdidsSGy/PYCGaPMPogjDbCO0pk"
    "1bAeQhic18W5Fn2rIX0DYrBeF+s2U9RxM47s3y7P+tlYj4FsyzqOpcj/EdeRTxD/BahEXC"
    "Tkm5AJbvy9Mf54nOHtxQnepjBvLxcs26qeL44koXYilDyuIpUQSX4pE83wS340wy86mqEh"
    "dozO0nZUlysvMwIu1tsusmhQHDdkm4GlvK4wAE3cUtHr60JTROQAxV9jKhlaGXzDuQi8pE"
    "R40DgXN4w4KtvXeo/P07YSmF94gYlEUW/CVFkbiSsmcfuImNezj4R2EXgRJ7KLBC3Cizf4"
    "7zcMdW3/p7GhPC7Dy7ehGDV/L9X8G4dWYavB8D00jO0+QHBz4pU/szYgRlCvK6hHnKfsmo"
    "4g9nBZv3pTYlm/epO7rLErieAtvl0Wy1tg+2cm3P0BEohElU6QCMYcIUbXfwq6fkO00N/E"
    "uJWhfmJzu0jv/DsYUErfXDjMYqgBuoJPyEp4syPQvhyJQbgYMusoiUtATUH/I4rKGXE4/A"
    "VTMzongrtr+MWX9iQnlneH8/u+d+oBOhRojYFSaS1BSQUNcypcmzi21K2RYqkVWu1dXzCx"
    "cBnBNWM/Q389qLDDJVeOO8LcG/gf1U5OpJizsbDX+mVB1YSnOuqIjLwlH1IFY1FZHbNrAQ"
    "osAsBcM7YeESRT4MhHZZSR+VKqYDBRKwFIOIJvuXa4I6fMJkAmHZCMOCDXHisbkvwlyqfx"
    "X8loqI97TBsv/6O4LCuaX43dtcDu+p2l+nWOB73fu4do/IQD+Iqfdz5dYgbmgi4l5l++O+"
    "tDry049L3v9HR25jVIU9h33Okfd090k4UocF0/ee7xhfOINVaRE5NQdxIVa5Gv9d/XS671"
    "XTJeOq5yuHyGj/2f1hOWIBO5gVpAqXJURRAPt4ta94Xu+z6ucJemkZsr4YTDHy42/Pn9ij"
    "g7i1hRQtEML36+Xh+O3yO1fmfIDCTzFDaL/RMRlPFRNNpHEVMeq9J4C3QHhG7YVtonOqPQ"
    "t/RYlbjIOIhhMtvnIvO8arLQBmD/zPO7l4WonDF7OM7QiwtdfDGoPeLlD2yiNyVAvguOsF"
    "zYNcmchDRkbjSZQyt9DTpvgRoBr2l0bo577zNV1rSV7ePz+9q3OPqGq82w28s5cCIWjJMV"
    "rBux8rNe5VSsJKHojPpBYg0GRK7MqM9QDTbDi/Ul9EtaADsMc1NNCYaGCDL5TqyQXpVoEA"
    "PapyoMDyxTwtMZz0Z+vsaUAGqyG6YxnkQ8R6su8AjGrO9K6zvFfRN0SBPhvfCYM+Ef2Trl"
    "edzCfDI+5okR4Fu4wMLWiNd4dLXhirF1B18O38uUfxx0Lo8777qtb48jy5yIicNPHD7LEm"
    "aizkJpxsVhQzccV6I6FY71RRGUTWSQnCKnY6FrP8EqaZNr4RGs/ueXjQrzXIISHoDJEQYh"
    "0Xg6SptQiUFIQQ5KVq2qh3twpiClxIzx4RQeaISoBp1sRUJUjGQZZMivzpuEMwV62zUL9G"
    "62XbVdkAAzttG6cqwCPjXx6Lwy/rcA70vU2tfzKF4GlE+WwLurKBJxmD3UI8qkoeRnoaSS"
    "UNjXhQMHUA2DYRLSGIYbZzBM2P9lPeO/NAbhxtK3IQbhSyalj/mUChV2tYsUKBkbVKqGos"
    "5y8NMVIvUFdJRI6NRKiq/o+GqMJcTMyUj1uPt0RtN5SpKF0XTuejIaTWd/doPRdJpDAaPp"
    "3LemYyKd9lYSTpYEZXVi2GNghsCNI3BTVB30hrSyFB3d0S5UczZDyis5q6nQV4PMqR24Yk"
    "JHy1ioNt4UOgj4L3FAZRErWJRy47phSsGaCO6f4gJT1ws0oPt5lrnCpNkCSIFC1CiR8Lsh"
    "yG0lgcvlM+cUB26UVNg6+9zvXhz6J8kV77w77fUPCbXnDodf/c7Jn5cD+M2pu5YNuakUlj"
    "WvJ0ImIY2EYSSMnIgUXWA6KxolrDxdEImyGXKrhPGrWAHP5o7woroxjjwiegqpK50Kz2ae"
    "fx35CBDsIOgoLT/UnkmXxcGP1NZVXX/GlzosirUJCBavWTmwT5ZKB6SgmKHYV0UsgQVrrj"
    "0xJyNXwGgm/znSk1uAk5ERO54AlysI2wUaVrGBhON3w+kaVCFl9/Gi+v8KqA3H718K4+tX"
    "JXD7+lUubrFry3wdnGtp/OabrmMg+xSMuw/3lZ77V5pk8OHzzWUn+Yw4uhDldk7cvWHeGv"
    "kb6t8LzEQB3geM0EP2p29XixU0d7G8uWRU80dORh6zgLlmcOWdzVq2rttSYwAL7vhlhVAB"
    "CRRALQkEf4cly/Fa76jF8OJm8uJHNQE0q3jZo1gAoo1VxwYQQTfaCtDvfgY4tgKd//z85M"
    "9e/wMo/YuFuwZ6QNvbTh/Lmr2DxjHlWAbJvuKfO72BHriijtLjTrunb9GYMGcYkn7FLz9d"
    "nnf77xBOLuWCwTsD3En3/eAQVJNrdcUvuqdnv2O/f/MD9MKj9IPgObwpxdGMW/C+3YIhto"
    "bWVIAim3HQCeBllBfjOga9HQMC4PeF803LA8eAnJ2dJGw5b3tbZ1n/E27HH19oMsAgR+W5"
    "vTcSQxWkb4AeENchu3myqJ46ts14yOhTGM8vtZgCbEa1RXze3lRbBCaE3+/JofC9hBW2Qw"
    "rWnEAVtsVYqOHYFdas8jG0BWmwXgHr+FBM9wY9VWaaTYosfinQ/bNQ7d76F6KtRvhTAtLk"
    "ATTNdZWsCeDwWg7KBOCD0Pgh9fd9IjGqrzUIHAMz5G0weU2ltu+CzLmCT65RNV/euUd30Y"
    "v7knZ2Xbha+yyyrNT5qTsRjEnbie+PKmk7kSOn5CqOAIzPM+9O+sr+ljiUSYK6S8BlZdTH"
    "gAzmq2A+5em/LfK1ckWti2Cap0WBb+EKu6WiVmzhJUpqXYBoctE7HrTS58oOcLoJQ9xPpM"
    "YP0hJYzbzLqzJOQaqnH/2Znhj3K4vWiOnnIPUxo3wGdNLKDfTBzvbtsT5DFYwrUf4NkMFs"
    "vE9xwrwFoFf5pQX0tYtjRnzaHukaa/wHSWBmIpbKDa5cDON2suq77WhmHZkLMh/zbnSBfX"
    "13pA7snVJ96+OaYULQUuHfjoTHLpSuG0c5YVx5a8wKgr+d+UJ4wTugo17qQfi/XDnKmubX"
    "TwgvFAy2Q6D1II63yyl8iWWAmziihsYR5d8neXsUy1O4W7J1efzr2dnJsN87/tjvnHYPib"
    "SmQrhD7lgzRALGp1xedvsfuhexQXMMy8O9Ghvnx6AMB92T7oeLzmkYjDIMI6q2d/3j+BKS"
    "+7Kk5pcEMtpfVhkGn4uUN2EEAMZ+0a5pv4ixuYp6XxLQ6H51tW5T+KVBmncUuX5HnSYKk3"
    "9aVCir0SSWX5NKWl+wiYOvrnJKsiX6CzUbb3vkrbrNGWeEKsXmoA8oQfwJmHekc/colyus"
    "GAB/zyVzUefA5MCgxoCPT1BKfKN8WrvZ8dyZakcsb8N/kqne1qBjq0jDCOlVXhqNQRhR9H"
    "vNPdi+UD072wDNVJ2LgZ8roJOosPV9r9+7/FVfsR7cnFVHN9t9xgCciotssmVvhHB8kwnV"
    "mCA6m1HbdTirEZ2xBWpicBocnBFs8jplxBKQDxODY6hcl8psUYvEGzATY9V8AksQ+nm1hJ"
    "dtuGbku+Bj9ybf5YldVGqO2Lqxyiac6bszrDaNpZlosv3HfKNs2k3bADs0at9eoNKE6Zkw"
    "vQaE6T2S90VotKa9LsEaL/C2hCNu9bJ81qUSw1qLtmDyiIxmbB3cUoPll705dTHYao5lEV"
    "dTx5oStRJELpjr6jLNc8ZU2sey05lNCcYm88t2gTPlQesENo1XJi3IBz+Vsc/DqFwbsu5L"
    "5cxUQW8wfO8KXN4LbufMg4N5CE8UlYXvNKyRwXckg8dQayTGW4Sb9DJslIgDB5U6FTeZYs"
    "6mr1DUsWDUcB4OKxExP/HEcuHHkY+ZBY8klMglaCu6o00ot7V44tj+IEfpSHXpwCrKipO/"
    "83xGtmnyOVQo27BVZb4QwRhzWG1zWHU7v3GxNdTAn+Lzj8eIzl1q5XIiv/N2VrTYjCuhez"
    "MPuYVvKdP3JblUgtLMGCfwQ4ngftj5HFabWv8gCT7iMLo7Cdi4xAuSxkJpD6Ie71ctlVka"
    "+b0+T2d6+WVD4ITbqPl+i8/7lHDxLoY2kcJvoJxAE/OCSxloeCGDiyCYDQZLRb+bXFrTI/"
    "I8folDmdBLTZIwm8tw1IYc5AUXNgT0qkSDGJDhqfU9fOHBVSdEcwPcZLMNfPRl7133kDhc"
    "Oja74mefBn4DnCh+y8fe8UeMwpw5YSHGBsRgOjyLMLfEFTnZSq8ReR5f5EkX6Kp85CXAHu"
    "7Qe75fJ56JaWiQVc941p98uliP3/g1elMaVNBTqD450ZhSyWGuw2e6CATqDj5OjiLtBm1s"
    "WK4CzutIuQCNwpFyyXJSwu40o1Z/LFdIv8xFqP7E7rnFSharqWA3oO/oOyS0KjSaO3IZAs"
    "VHwIcD+R09TCtq8IgRsBKP3YgZG8XUMniUVI7rogY3Zr6W5etb0+CjYISASfNVJhw1hC+c"
    "ZhTFwPwbTRf2deEA78NYyb/w4p3EQjS38TTtsDWKVoNIkTwS6+pZ851eUHhPatZvZ73+8K"
    "L7v5+6eOcu1oKGMwueKBWoXP3uEOXmQzxCh6EC0gAlKzzj6iYoNp8svcvLT6jb+vzqin+6"
    "xF/Ieq5494/z3gX+9I94naf4+9lHP0sR2Q20nPYufZCAYTWDcBHjyjjK8mudJMBMxZN27Y"
    "onplLuY+Dd38M18l0SgMY21GjbUEzcrkjlJKQhc6PJHOiMNa5SiQOam1SeAI2r1gVLgJn4"
    "wdoaV2Bhqb7FkpBmjzV5j0V2tGqbLAlndlndXbYxTWagv+jmuwScufeuwr135r4Mvc53Vq"
    "bKOASNQ7BJZLinVFtz0UA5tDb0ooHuV6yE38rwsgY97SIvK4vG3OplHUwZXgOAXkldGHPC"
    "yLXjsk3opj8XmdMZk20iGXWZ7dfQ9MQKfY4T9JNiyKZuZNwOp/Ih017YB3ni7QkXxovZHA"
    "7RLvBi3jg022eTjf1geJO9NDXTH3fvV4GDQXjVFvcGxOhQdXUol/LJEk69Kqs6DrOHS/tN"
    "iZX9Jndhv9le18Zj9TgeK8tjNW+iTUIaZ0ajjXDGJHF3k0SBTmxUtyetuvXmeapb0NMuDJ"
    "Cdl1fdMJxVa06C60vSVnRNHH5ERjpWaROdGrs7LRUNWx5ch75q6W90GLskAUNZCZUzZrf1"
    "NXEeA3xgruAzmMcVKpoGs+Yx7hYDX0H5WzCO4WFRmqDSmYsYxMrdtc7905fKIVeGJ650L0"
    "6kX9l18MaGIOs+UCbxG0JlMtIbtbIYhMmCqgivBcehgyiEWaegUAIh1/oWOpjyigeapH4I"
    "fgzgAqiMH8MYB/bkvwqPih7p7MqV8AADPiJhrCWWsJZH+gXhE66XkrojeJhrB8jx3x14Hm"
    "BQtq8419HAqzCcVz9d0rX078Vb44OMVvsEhf58rfY7iEU8/rV7/LHX/3BIrCmzZkCTK67b"
    "ML5QN2HEIQgjH/Qg3Gl6TOf8/ORP3QTHpLvWbXjHwiHB6xVgjk7/uHtyomdB9LiuH8v43o"
    "9c1PutKZGLeARW0fPC8bUIu61dN6h0044VPGMTMjahPWAPEdb/FuNqOA8ADMbrYvxRbEQN"
    "w/wjmIiCpGb21ZEKXy2N/6IwkgzoesEkT4gQuwsl8dWSNMrz77WIIO50o8XTwfa9XF0RaI"
    "BVEB8DMZivj/lQ1a9gq4yD7E3RhZ1FT6FG5rAqtt8YhEFn6kQ2DpPvwWES2A6r0jgGZgjc"
    "aAI/scupDJ1r0vmhPZ8NI+WeOT4bht298Hue0yLfp+5t3+7/HC5oWSeovoIEy5xeg65q4w"
    "3ulAAMU9aUxJx5vs/yhnkS4GTYs2Bi4WJ108D96FfyXgVFf/xKOx7DN8oqJ/Rwj0bna9/3"
    "HLaJT4+4B1G7TIEgQk3h1XxfKM7iu2ipm18SSFzrjTSlUu8o3ztpKqk2ymaZ70Tc0K2sI2"
    "QDsIeukB27mIKtUJ7VRwAmyKkp9vamIfURDO7iunKu2wZknxby4+a5+Xz2jpJtFD/2xEhQ"
    "VrLdLLxGFbzUWL/QGmGOWIudZaRaLxhXKrIPQ9LWfmjcimJsGwbPRQF5UYSbL+tFSVFjhk"
    "JgYHfNDvvb0dw6JtAXMqMb/zQbDIpcznECa0r5BFO54BkrrGA5pTcg+FKbHZFRIBZr8DD+"
    "zfEwGBEA+vhcfLVNtB1nq9uE2VCGxTqVfosKamgOw/KVgdTrp4yma2GaCLqmnKhFwq8R0H"
    "YroMV3SaV1vQW4R4auR6lVXg35Ecw+LeoHRnzAhCqcJTGIPVrvRtl74sqeycza7To2yrNR"
    "nh+bBDtSnk1xmL3xtJ0t1UT435cySGz62kX2CBEfVcoaMWdSYnKdEvpeDLwlALR3m9nLBR"
    "sCnkZ+vtoquP12vpQK/VHoxZIUr8VdORYjdAxPzjZJ7PIB2i4xg8U1IogeqVMDFfuq0Ec3"
    "coVFXSb/OTqKMu50p1wwOtMOOp1e6NtANEiQhviMdKL3DDx1OvcRjRRXQC1YSzAnZu/hEz"
    "EvETeRHeQ0TjyxksF88CglR/m2DIvOFxS2Y6GhYpMHZgN8+sKOv8xVHU3icO0CY0a0zqu4"
    "85JQu/HpNShp7MVBGZ8ejMpPbzpI+fXiG6v8ck9sx/1R+B5YzzYX0jwa6pEbVjlawvF7GC"
    "jwqsyp8ir/UHll6g01xNzxHSTRf+70BjoXHv10fgr9Sad3qpPfXerMdQp9tz84BHGVqysO"
    "qPMT7Mcg5uoE+/edns6Vv6aOTpT/1P/YP/vcPyRLrm/e3pbGS3Hmnacdm0yIOhvryQVQB4"
    "pKRRJHUIa8jSZvcCTVuuckDmmyIJpMZeQ0tdKZNmCGvk2mb2DiqqypJeGMmlxXVwusgxXc"
    "eDGIh9ORX9wv0nfmxJNTkHKH1ZGagjOoNZeT7OnlJN/tuVvgdn74u0kaRoWyblJzNcn35H"
    "3uMM+xpq0M33PQ0y7yPNNozG1+53yE3l4GtZKf885OzoB6zXWr7YRNFVzRkRc/WVCSMTeA"
    "slH215ouhoOffiphIIVRuRZS3ZeqvVMFw8HwPcTui+fPy5ifnz/Ptz9j33ZxNK4YzzBqFF"
    "VH24DcqUhX07BdgNydVelKyV0Pycy+/T9Q/V51"
)
