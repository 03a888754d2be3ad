"""Make the calendars of public holidays in this folder: `python resources/calendars/make.py`.

It needs the package "holidays" (version 0.109 was used), which the program does not: it is MIT-licensed,
(c) Vacanza Team and contributors, dr-prodigy, ryanss.  Days that follow the moon are estimates for years
to come.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
YEARS = range(2013, 2036)
NO_DAY_OFF = {"National Children's Day"}

# File, country, part of it, names of the calendar.
PLACES: tuple[tuple[str, str, str | None, str, str], ...] = (
    ("new-york", "US", None, "New York (federal holidays)", "纽约（美国联邦假日）"),
    ("geneva", "CH", "GE", "Geneva (public holidays)", "日内瓦（公共假日）"),
    ("nairobi", "KE", None, "Nairobi (public holidays)", "内罗毕（公共假日）"),
    ("bangkok", "TH", None, "Bangkok (public holidays)", "曼谷（公共假日）"),
)
SUFFIXES = {
    " (observed)": "（补假）",
    " (in lieu)": "（补假）",
    " (estimated)": "（预计）",
    " (observed, estimated)": "（补假，预计）",
}
CHINESE = {
    "Ascension Day": "耶稣升天节",
    "Asarnha Bucha": "三宝节",
    "Boxing Day": "节礼日",
    "Bridge Public Holiday": "调休假日",
    "Buddhist Lent Day": "守夏节",
    "Chakri Memorial Day": "却克里王朝纪念日",
    "Christmas Day": "圣诞节",
    "Columbus Day": "哥伦布日",
    "Constitution Day": "宪法纪念日",
    "Coronation Day": "加冕纪念日",
    "Day of Mourning for HM King Bhumibol Adulyadej": "普密蓬国王哀悼日",
    "Day of Mourning for Queen Elizabeth II": "伊丽莎白二世女王哀悼日",
    "Easter Monday": "复活节星期一",
    "Eid al-Fitr": "开斋节",
    "Election Day": "选举日",
    "Genevan Fast": "日内瓦斋戒日",
    "Good Friday": "耶稣受难日",
    "HM King Bhumibol Adulyadej Memorial Day": "普密蓬国王纪念日",
    "HM King Bhumibol Adulyadej the Great Memorial Day": "普密蓬大帝纪念日",
    "HM King Bhumibol Adulyadej the Great's Birthday": "普密蓬大帝诞辰",
    "HM King Bhumibol Adulyadej's Birthday": "普密蓬国王诞辰",
    "HM King Bhumibol Adulyadej's Royal Cremation Ceremony": "普密蓬国王火化仪式",
    "HM King Chulalongkorn Memorial Day": "五世王纪念日",
    "HM King Maha Vajiralongkorn's Birthday": "哇集拉隆功国王诞辰",
    "HM King Maha Vajiralongkorn's Coronation Celebrations": "哇集拉隆功国王加冕庆典",
    "HM Queen Sirikit The Queen Mother's Birthday": "诗丽吉王太后诞辰",
    "HM Queen Sirikit's Birthday": "诗丽吉王后诞辰",
    "HM Queen Suthida's Birthday": "素提达王后诞辰",
    "Inauguration Day": "就职典礼日",
    "Independence Day": "独立日",
    "Jamhuri Day": "共和日",
    "Juneteenth National Independence Day": "六月节",
    "Labor Day": "劳动节",
    "Madaraka Day": "自治日",
    "Makha Bucha": "万佛节",
    "Martin Luther King Jr. Day": "马丁·路德·金纪念日",
    "Mashujaa Day": "英雄日",
    "Mazingira Day": "环境日",
    "Memorial Day": "阵亡将士纪念日",
    "Moi Day": "莫伊日",
    "National Day": "国庆日",
    "National Father's Day": "父亲节",
    "National Labor Day": "劳动节",
    "National Mother's Day": "母亲节",
    "National Tree Growing Day": "全国植树日",
    "New Year's Day": "元旦",
    "New Year's Eve": "新年前夕",
    "Pentecost Monday": "圣灵降临节星期一",
    "President Moi Memorial Day": "莫伊总统哀悼日",
    "Restoration Day": "共和国复兴日",
    "Songkran Festival": "宋干节",
    "State Funeral for Former President Mwai Kibaki": "前总统齐贝吉国葬日",
    "State Funeral for Former Prime Minister Raila Odinga": "前总理奥廷加国葬日",
    "Thanksgiving Day": "感恩节",
    "Utamaduni Day": "文化日",
    "Veterans Day": "退伍军人节",
    "Visakha Bucha": "佛诞节",
    "Visit of Pope Francis to Kenya": "教皇方济各访问肯尼亚",
    "Washington's Birthday": "华盛顿诞辰纪念日",
}


def main() -> None:
    """Write one file a place."""
    country_holidays = import_module("holidays").country_holidays
    for file, country, part, english, chinese in PLACES:
        days = country_holidays(country, subdiv=part, years=YEARS, language="en_US")
        names = {"en": english, "zh": chinese}
        found = [exception(str(day), name) for day, name in sorted(days.items()) if counts(name)]
        text = as_text(names, found)
        FOLDER.joinpath(f"{file}.json").write_text(text, encoding="utf-8")


def counts(name: str) -> bool:
    """Whether a day is off."""
    return name not in NO_DAY_OFF


def exception(day: str, name: str) -> dict[str, Any]:
    """A holiday with its names; two on one day share it."""
    parts = [part for part in name.split("; ") if counts(part)]
    return {"day": day, "name": {"en": "; ".join(parts), "zh": "；".join(map(in_chinese, parts))}}


def in_chinese(name: str) -> str:
    """The Chinese name of a holiday."""
    suffix = next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")
    return CHINESE[name.removesuffix(suffix)] + SUFFIXES.get(suffix, "")


def as_text(names: dict[str, str], holidays: list[dict[str, Any]]) -> str:
    """JSON with one holiday a line, so that differences can be read."""
    lines = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in holidays)
    return f'{{"name": {json.dumps(names, ensure_ascii=False)}, "holidays": [\n{lines}\n]}}\n'


if __name__ == "__main__":
    main()
