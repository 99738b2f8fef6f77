"""The levels, in their order; staff may name them, so that they keep their texts in `locales/` until then."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UPGRADE = """
INSERT INTO "level" ("id", "code", "position") VALUES
    (1, 'intern', 1),
    (2, 'junior', 2),
    (3, 'middle', 3),
    (4, 'senior', 4),
    (5, 'lead', 5),
    (6, 'unstated', 6)
ON CONFLICT ("id") DO NOTHING;
"""

# A level that somebody has stays: nobody loses it by going back.
DOWNGRADE = """
DELETE FROM "level"
WHERE "id" BETWEEN 1 AND 6
    AND NOT EXISTS (SELECT 1 FROM "person" WHERE "person"."level_id" = "level"."id")
    AND NOT EXISTS (SELECT 1 FROM "registration" WHERE "registration"."level_id" = "level"."id");
"""


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UPGRADE


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWNGRADE


MODELS_STATE = (
    "eJztXW1z2kgS/itTfLlclTdn49fYV1cFWLHZ2ODCbLLZOCUEGkBraYaVRiHUnv/79owk9A"
    "6SgkF29CWBme6ReFoz/Ux3a/x3zaAq1q23lwpTPuBF7Rz9XSOKgeFDtGsP1ZTZzO/gDUwZ"
    "6kJWBSH50ZUaWsxURgzax4puYWhSsTUytRnTKOHSDWQqRKUGAo09NDdhXKyi4QKxKeZtv2"
    "AyMhdCnH99y0dV6QiG1cik6AA20f6ysczoBIOUCcN8+QrNGlHxd2x5X2eP8ljDuhpCQlP5"
    "AKJdZouZaGsT9l4I8nsbyiOq2wbxhWcLNqVkKa0RxlsnmGBTYVgNYENsXXdh9JqcW4UGZt"
    "p4eY+q36DisWLrHGGu7dyB31aT5U63L99LfVmuxdD3NAJ4uk0jSrjl4F4t8fMn/BZ+qR8c"
    "nR6dHZ4cnYGIuM1ly+mTc2kfGUdR4NPp155EP380hIQA2Ud1ZpszauE4tK2pYkrENgS+bb"
    "gnhYxwDOeAegRs+BFFwPYafLT9x7c43LWe1Or2Ls+RiUfUVB9Iu3Mp/X6OxFWiD3aKIQzl"
    "u6xjMmFT+HpwsgL1j41e67rRe3Nw8m8+NoV56EzQjttTF13cML4hAGBW2AxL5VIb4VJq9T"
    "7f9eVu5+bzOVKxWB1kSvTFA7nrtW8bPWiemZqhmItyGMVd1OJmaWoEbjJ57QkoRcwxXDBs"
    "lccgmRehFbA2b7pNPrJhWX/pLs7NdgdM+ea28buA2li4XTfdzpUnD6sGm5hioFrzc19qRJ"
    "AfmZjjIyssDj44Q8w0AyfDH9aMWEB1Vd96H16XNfrtW+m+37i9C5nkstGXeE89ZA2v9U10"
    "QiwHQZ/a/WvEv6I/uh0paralXP+PGr8nxWZUJnQuK2oQE6/Za3riHn78GPBGvGGojB7niq"
    "nKsR5ap2my8S6jbkRbFKJMhJE4mvw+XUolfcOEJXEtp2Ml08JLkbU0654aQHXAnkCLFIam"
    "fG0gWL1ABAYx0UgxTQ1baIZNixJFR9xTx7lWoVEeyAMZOE2DPTQwqY4HCCgbGuigpcNnE6"
    "Mh/wcczBDk9hChDHzkGJvA3bB1Lqjcn9Q2+ZjUZrr2Da4y57egMWTNsPJoITrOSO2+1B7h"
    "m4CN1aDvS825Od4ChO1rLurX1CY/Dft7V68fHp7W9w9Pzo6PTk+Pz/aXNDDetYoPNttXnB"
    "KGpvt6juhZLc5MkuH35MtMRrKbIEQxDusZKMZhPZVi8K6wo8vv4CrHVlLHFqbzeJZnznjy"
    "heaMuySVxY7PPWUs2MQR1coRDghoFPIKZQN4I0GBQBBg6Yaz+1hf5xUhuhVH6+POGVk+1D"
    "2NCvOimAvqmw/0pUqFelHUVcwUTU9Ysn+973aSUQ+oRLmONmLo/0jXrBeI/wooORYhfuM5"
    "wWUoJeAfWwmBFD5AM4a8as+wlxbISkfCWhshJbvdSIUoybssgcJ36YHCdyJQWJI4xo1YnR"
    "LiGDfespUex1iubOvjGNd0jixMNGoiixp4SNUF0qwLJIawRCiBmio2nRTQAB5LjasO4rGM"
    "wiOJeAb/kQOQd6IQFlPGYzRSdB2kNXaB5ho8qjZDlGARvGD4O0MjuIyFxiY10ECnII2t/w"
    "zE4CPAZPAcmakqPLG18AS3YZ61zZPfTHiiRMva5nda4v8c0Hryr28Xe3KUAduTo1RseVdk"
    "0+Wuazm2sUGVzSwfu8Z4AxvZkrjhO2c/nOCH75Y75XRH7O+m13ti6Rs2F9y/zacUzYD6We"
    "D7wBGa3P2J0HwgEaDztICFFeEfCRo4CfAEr7yxUbPkAXi+2hYIcBLv5Er51lZ2XKNgAu7n"
    "KjFQXs/LsI4npmLIee0QUdzIvvqnsUe4ZsRO2FRnLxqxk/bXpUrU1DrSJ9DD8wfSuLu7+d"
    "zuXJ0jWEj1BdgD2pqNzmW3I11C45CXoxGsPpBPjXZfCM4VcJhc7la6bUq9c2Rgnul8IDfS"
    "+/45bDnG7IH0pNvuR0lUBxn0G9eHQcWQMCJxVqfd16LoCpnY4Hvy8LGgTpmNXJCUnWXA+C"
    "wV4rMYwktfFFnJKLgmhaRAvFSKFvuA1nMh7C1tW6716XZvQvGpZjuyRHV+47PszYHAHIQ0"
    "lrJyTTVVxcRzKjHE06OCMcUfig0WAr/237FNRqKsdWhrOqwv1lt+vf/Vtm+SZwkZwjLIf7"
    "9pyXQ8zjkdYrpbnBXLlhc7LYaUyUOdjh5zL0MRzQr1HKjzi2LCZNgBWYkb8lWxpJjq64t9"
    "bD6u5MFWoLozpLmBIpiSIf+aamD+pBopVMIbUqxsXGYb8x1UAQsH1Cr7ltm+9kwtWIcf1q"
    "zKFUtt5lTqkxrCS2c8z5iKOHguvrPhgjonHp4UE01/bcjXqd4aCs6PPG8NPeJFYiw69Sn2"
    "Fap8WlqxXO7oflCrKpn7keLQ3NAHlCrk8yAfyyKvq9J9T02sTcgHvIhlWSLIu2ngnjvMy7"
    "LAk/eEea3+LZrKfJmSDT548NPhB2Mn2tIDatJrt/q1LEW4uTFdlri9TlCDC2kGVBNrPHNj"
    "Gjhq4oV5v6yw+k4/BdRdVpD0lUkttYiEd+6tryORmSuX4RAQAAOraAy4YnMG8DLnDVPDth"
    "gaYuTY9gIpPBf6LwvByP6LoBrzakKSTgfZ4MgJNSX+y6TuU+puRvhP/xorOHFxqYpJds1v"
    "irxlur6U4SW8cVq7b113uzdyp9360GncSufIGk0p1WWijR45CLxI4f5e6lxJvYCQwSux+B"
    "QKyDnlCXJfupGueo1br05B9spqopNxN0H+8LzMuCELK1WbsoSNgbu4Z48suApVWGGvYFjB"
    "9x65HERIrdqObWg7lvayam6i69flviwrZKW5occvxHRbjftW41LaFdHt4YnGb9394TGuG+"
    "pfSXfNqORawtslGCmMYWMGdJQiZwBsXoiXhRRizQE0/tmwsM6JKH8bSSOi18ETmKoTqY1T"
    "3g2PnUh6A4XizpViZLfit+Xkt569snOhgEZFhH7W8udGq9/+CPsAWNVgZ5xW8MxjF41e3y"
    "liFm9t8Nb37U77/po3wi5cs6ZlKWXe6uEopZsFz7ztUrGi6hrBBVL2EdWtVGZs0xG8poy9"
    "O8kLWDmsWRVmlNzMeFbIxku1ysDlN3DqiVbpL0JE9crxHgS/7Kt5D8IjTQXmX0S1qnEs8x"
    "SsqlxqO6ty2VlotWw+rSoyev3IlyqqXbYJsMGw9vozFqvqrap6qwTVWzvKv1ABazzv4j7j"
    "K/ItnsTaPMsncTqbd7ybSrF1gQaPeCGObuMZD0JNQ9HRGP7jJ7HNp9poitic8lPldR3wt5"
    "CBMYtnWTY6cnXqW5n95d6KdMpWjyYrm68Mx5Drx1ki9CCVGkUWfbFXKfLA+yMnhZbs8X5+"
    "bA1swsIswxVpbvId1604+IY4eADaijGuITfxx7BUFKeBTfD6SSTH7VlJcxRfZh3RSQe2bH"
    "/q0LViedfdZ/5LhwVO9/jRUz3KThuOM7m24xWu7Tj252xmuTL7rvgrRPdgfz9L2cT+fnrd"
    "BO+LnZvC3L88ljVPFFDZfopoNwmIjSWDYlxhm87s6R85B0RW"
)
