# The names that change together with the company.
-school = School 21
-company = Sber
-messenger = SberChat
-hr-system = Pulse
-team-example = Lab.SberPay.NFC
-community = { -school } community
