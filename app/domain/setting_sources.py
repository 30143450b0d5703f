"""Where the default of a setting comes from, in words that a supervisor can check against the regulations."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP

FAULT_LEVELS = QT_TRANSLATE_NOOP("settings", "customer service handbook (001), table of fault levels")
REPORT_TIME = QT_TRANSLATE_NOOP(
    "settings", "customer service handbook (001), fault levels: the column “report time” is there, its hours are not"
)
CHARGING = QT_TRANSLATE_NOOP(
    "settings", "customer service handbook (001), charging: small amounts are collected on the spot; no amount is given"
)
AREAS = QT_TRANSLATE_NOOP("settings", "public template of the handbook, hours until arrival in town and suburbs")
EXPIRY_NOTICE = QT_TRANSLATE_NOOP("settings", "public template of the handbook, expiry notice one month before")
COMPLAINT_PHONE = QT_TRANSLATE_NOOP("settings", "complaint regulation of the service company (002E)")
HAND_IN = QT_TRANSLATE_NOOP("settings", "after-sales regulation (000), service records within five days")
SECRECY = QT_TRANSLATE_NOOP("settings", "secrecy of customer data (004e)")
COUNTING = QT_TRANSLATE_NOOP("settings", "no regulation says how hours are counted; every hour counts")
OFFICE_WEEK = QT_TRANSLATE_NOOP("settings", "usual office hours; no regulation names them")
VISITS = QT_TRANSLATE_NOOP("settings", "regulations ask for the visit after the service, without a number of days")
NUMBERING = QT_TRANSLATE_NOOP("settings", "proposed; the regulations number complaints only (002C, 002D)")
CONTROLLED = QT_TRANSLATE_NOOP("settings", "controlled documents of the service manual")
PRINTS = QT_TRANSLATE_NOOP("settings", "usual paper of the form")
EXPORTS = QT_TRANSLATE_NOOP("settings", "ledgers carried to head office by supervisors")
COVER_EXCLUSIONS = QT_TRANSLATE_NOOP(
    "settings", "assumed: no regulation lists what cover leaves out; consumables and special services usually are"
)
INSPECTION_CYCLE = QT_TRANSLATE_NOOP(
    "settings", "template and practice of maintenance: a periodic visit with a sheet to sign; items and days are ours"
)
LOANER_DAYS = QT_TRANSLATE_NOOP("settings", "customer service handbook (001): lent in special cases; no days are named")
TAKE_BACK_DAYS = QT_TRANSLATE_NOOP("settings", "our proposal; the regulation only asks for an expected return")
REPAIR_CHECK = QT_TRANSLATE_NOOP("settings", "customer service handbook (001), take-back: checked, then delivered")
LOANER_PROMISE = QT_TRANSLATE_NOOP(
    "settings", "public wording of the service: not repaired within about 10 hours, a loaner within about 12, free"
)
SPARE_PARTS = QT_TRANSLATE_NOOP(
    "settings", "customer service handbook (001) names spare parts; places and days are ours"
)
STOCK_IN_TESTS = QT_TRANSLATE_NOOP(
    "settings", "customer service handbook (001) names the test before stock; its chapter is missing, figures are ours"
)
TOOL_DAYS = QT_TRANSLATE_NOOP("settings", "public rules of tool stores: at most three days, renewed after")
TOOL_COUNT = QT_TRANSLATE_NOOP("settings", "public rules of tool stores: a stock-take every month")
TOOLS = QT_TRANSLATE_NOOP("settings", "customer service handbook (001) names tools; places and months are ours")
GUARANTEE = QT_TRANSLATE_NOOP(
    "settings",
    "public guarantee rules for goods sold (repair, replacement, refund); they differ by goods, so none is set",
)
SCHEMES = QT_TRANSLATE_NOOP("settings", "six complaint regulations (000, 002A–E, 004i); each is a scheme")
REPEATS = QT_TRANSLATE_NOOP("settings", "complaint regulations (002B, 002D) name the second complaint, without days")
OWN_CASES = QT_TRANSLATE_NOOP("settings", "our rule: nobody approves a case that they registered themselves")
SPLIT_CASES = QT_TRANSLATE_NOOP("settings", "approval by amount (002C); days are ours")
LOSSES = QT_TRANSLATE_NOOP("settings", "complaint regulation of the factory (002C), standard of losses")
OVER_RATIO = QT_TRANSLATE_NOOP(
    "settings", "complaint regulation of the factory (002C): the customer's ratio, else the company's; no figure"
)
PENALTIES = QT_TRANSLATE_NOOP("settings", "penalty rules of the factory (002C); many offices do without them")
COMPLAINT_RATE = QT_TRANSLATE_NOOP(
    "settings", "after-sales regulation (000) asks for the rate and does not say of what"
)
REPORT_DATES = QT_TRANSLATE_NOOP("settings", "complaint regulation of the factory (002C): before the 10th")
SURVEYS = QT_TRANSLATE_NOOP("settings", "complaint regulation of the trading company (002A): at least once a year")
HALF_YEAR = QT_TRANSLATE_NOOP("settings", "complaint regulation of branches and shops (002D): June and December")
REPEATED_REPAIRS = QT_TRANSLATE_NOOP(
    "settings", "customer service handbook (001) asks for lasting repairs; days are ours"
)
ROSTER = QT_TRANSLATE_NOOP(
    "settings", "service department's plan (004i): complaints are taken round the clock by a roster; hours are ours"
)
SERVICE_CATALOGUE = QT_TRANSLATE_NOOP(
    "settings", "complaint regulation of the service company (002E): services and the complaint telephone are published"
)
OPINIONS = QT_TRANSLATE_NOOP(
    "settings", "after-sales regulations (000, 001): opinions are passed on at once and answered; hours are ours"
)
OPINION_CARDS = QT_TRANSLATE_NOOP("settings", "public template of the handbook: a card for every call, no sampling")
BACKUP = QT_TRANSLATE_NOOP(
    "settings", "our own: work may be lost since the last backup at most, and only a restored backup counts as one"
)
